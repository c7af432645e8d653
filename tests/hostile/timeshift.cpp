// SPDX-License-Identifier: GPL-3.0-or-later
// Loaded into the daemon with LD_PRELOAD: its wall clock is wrong by as many seconds as the file named by
// LECTERN_TIME_SHIFT says, from one moment to the next. The steady clock goes on as it was.
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include <dlfcn.h>
#include <sys/time.h>

namespace {

template <class Function>
Function *original(const char *name) {
    return reinterpret_cast<Function *>(dlsym(RTLD_NEXT, name));
}

long shift() {
    static const char *const sign = std::getenv("LECTERN_TIME_SHIFT");
    std::FILE *file = sign ? std::fopen(sign, "r") : nullptr;
    if (!file)
        return 0;
    long seconds = 0;
    const bool isKnown = std::fscanf(file, "%ld", &seconds) == 1;
    std::fclose(file);
    return isKnown ? seconds : 0;
}

bool isWallClock(clockid_t clock) { return clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE; }

} // namespace

extern "C" {

int clock_gettime(clockid_t clock, timespec *now) {
    static auto *const real = original<int(clockid_t, timespec *)>("clock_gettime");
    const int result = real(clock, now);
    if (result == 0 && isWallClock(clock))
        now->tv_sec += shift();
    return result;
}

int gettimeofday(timeval *now, void *zone) {
    static auto *const real = original<int(timeval *, void *)>("gettimeofday");
    const int result = real(now, zone);
    if (result == 0)
        now->tv_sec += shift();
    return result;
}

time_t time(time_t *into) {
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    if (into)
        *into = now.tv_sec;
    return now.tv_sec;
}

} // extern "C"

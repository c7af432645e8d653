// SPDX-License-Identifier: GPL-3.0-or-later
// Loaded into the daemon with LD_PRELOAD: while the file named by LECTERN_FULL_DISK exists, the disk has no room for
// the class's database. With a "w" in that file writing fails, and of every second write a half still fits, as on a
// real one; with an "s" only fsync() tells.
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

template <class Function>
Function *original(const char *name) {
    return reinterpret_cast<Function *>(dlsym(RTLD_NEXT, name));
}

// 'w', 's', or 0 while there is room.
char fullness() {
    static const char *const sign = std::getenv("LECTERN_FULL_DISK");
    const int file = sign ? open(sign, O_RDONLY | O_CLOEXEC) : -1;
    if (file < 0)
        return 0;
    char kind = 0;
    const bool known = read(file, &kind, 1) == 1;
    close(file);
    return known ? kind : '\0';
}

bool isOfTheClass(int descriptor) {
    char link[64];
    char path[4096];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    const ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return false;
    path[length] = '\0';
    return std::strstr(path, "lectern.db") != nullptr;
}

bool cannotWrite(int descriptor) { return fullness() == 'w' && isOfTheClass(descriptor); }

bool cannotSync(int descriptor) { return fullness() != 0 && isOfTheClass(descriptor); }

int refuse() {
    errno = ENOSPC;
    return -1;
}

// How much of a write still fits.
size_t roomFor(size_t bytes) {
    static std::atomic<unsigned> writes{0};
    return writes++ % 2 == 0 ? bytes / 2 : 0;
}

bool grows(int descriptor, off_t length) {
    struct stat state = {};
    return fstat(descriptor, &state) != 0 || length > state.st_size;
}

} // namespace

extern "C" {

ssize_t write(int descriptor, const void *bytes, size_t count) {
    static auto *const real = original<ssize_t(int, const void *, size_t)>("write");
    if (!cannotWrite(descriptor))
        return real(descriptor, bytes, count);
    const size_t room = roomFor(count);
    return room > 0 ? real(descriptor, bytes, room) : refuse();
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
    static auto *const real = original<ssize_t(int, const void *, size_t, off_t)>("pwrite");
    if (!cannotWrite(descriptor))
        return real(descriptor, bytes, count, offset);
    const size_t room = roomFor(count);
    return room > 0 ? real(descriptor, bytes, room, offset) : refuse();
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t offset) {
    static auto *const real = original<ssize_t(int, const void *, size_t, off64_t)>("pwrite64");
    if (!cannotWrite(descriptor))
        return real(descriptor, bytes, count, offset);
    const size_t room = roomFor(count);
    return room > 0 ? real(descriptor, bytes, room, offset) : refuse();
}

int ftruncate(int descriptor, off_t length) {
    static auto *const real = original<int(int, off_t)>("ftruncate");
    return cannotWrite(descriptor) && grows(descriptor, length) ? refuse() : real(descriptor, length);
}

int ftruncate64(int descriptor, off64_t length) {
    static auto *const real = original<int(int, off64_t)>("ftruncate64");
    return cannotWrite(descriptor) && grows(descriptor, static_cast<off_t>(length))
               ? refuse()
               : real(descriptor, length);
}

int posix_fallocate(int descriptor, off_t offset, off_t length) {
    static auto *const real = original<int(int, off_t, off_t)>("posix_fallocate");
    return cannotWrite(descriptor) ? ENOSPC : real(descriptor, offset, length);
}

int posix_fallocate64(int descriptor, off64_t offset, off64_t length) {
    static auto *const real = original<int(int, off64_t, off64_t)>("posix_fallocate64");
    return cannotWrite(descriptor) ? ENOSPC : real(descriptor, offset, length);
}

int fsync(int descriptor) {
    static auto *const real = original<int(int)>("fsync");
    return cannotSync(descriptor) ? refuse() : real(descriptor);
}

int fdatasync(int descriptor) {
    static auto *const real = original<int(int)>("fdatasync");
    return cannotSync(descriptor) ? refuse() : real(descriptor);
}

} // extern "C"

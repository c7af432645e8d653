// SPDX-License-Identifier: GPL-3.0-or-later
// Takes part in the poll of a Lectern class: poll HOST [PORT]. Type yes or no; quit ends it. gcc poll.c -o poll
#include <netdb.h>
#include <poll.h>
#include <stdio.h>
#include <unistd.h>

static int dial(const char *host, const char *port) {
    struct addrinfo *places, wish = {.ai_socktype = SOCK_STREAM};
    if (getaddrinfo(host, port, &wish, &places) != 0)
        return -1;
    int connection = -1;
    for (struct addrinfo *place = places; place && connection < 0; place = place->ai_next) {
        connection = socket(place->ai_family, SOCK_STREAM, 0);
        if (connection >= 0 && connect(connection, place->ai_addr, place->ai_addrlen) != 0)
            close(connection), connection = -1;
    }
    freeaddrinfo(places);
    return connection;
}

int main(int count, char *words[]) {
    int connection = count > 1 ? dial(words[1], count > 2 ? words[2] : "4445") : -1;
    if (connection < 0)
        return fprintf(stderr, "There is no connection. Usage: poll HOST [PORT]\n"), 1;
    struct pollfd sources[] = {{.fd = connection, .events = POLLIN}, {.fd = STDIN_FILENO, .events = POLLIN}};
    char text[4096];
    while (poll(sources, 2, -1) > 0) {
        int isAnswer = sources[0].revents != 0;
        ssize_t size = read(isAnswer ? connection : STDIN_FILENO, text, sizeof text);
        if (size > 0)
            size = write(isAnswer ? STDOUT_FILENO : connection, text, (size_t)size);
        else if (isAnswer)
            return 0;
        else // nothing more is typed; the answers still come
            shutdown(connection, SHUT_WR), sources[1].fd = -1;
    }
    return 1;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// A client in C as hard on the server as on itself: client POLL-PORT CHAT-PORT. The poll has an administrator, and its
// question is open; nobody is in the chat. Prints what came instead of what was to come, and ends with status 1.
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int dial(const char *port) {
    const int one = 1;
    const struct timeval patience = {.tv_sec = 20};
    struct sockaddr_in place = {.sin_family = AF_INET, .sin_port = htons((unsigned short)atoi(port))};
    inet_pton(AF_INET, "127.0.0.1", &place.sin_addr);
    const int connection = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (connect(connection, (struct sockaddr *)&place, sizeof place) != 0)
        perror("connect"), exit(1);
    return connection;
}

static int portOf(int connection) {
    struct sockaddr_in place;
    socklen_t size = sizeof place;
    getsockname(connection, (struct sockaddr *)&place, &size);
    return ntohs(place.sin_port);
}

static void say(int connection, const char *text) {
    if (send(connection, text, strlen(text), MSG_NOSIGNAL) != (ssize_t)strlen(text))
        perror("send"), exit(1);
}

// These bytes come next. Empty: the clean end of the stream.
static void expect(int connection, const char *text) {
    char came[1024];
    const size_t wanted = strlen(text);
    const ssize_t size = recv(connection, came, wanted ? wanted : sizeof came, MSG_WAITALL);
    if (size != (ssize_t)wanted || memcmp(came, text, wanted) != 0) {
        fprintf(stderr, "“%.*s” (%zd) came instead of “%s”\n", size > 0 ? (int)size : 0, came, size, text);
        exit(1);
    }
}

static void poll(const char *port) {
    const int student = dial(port);
    expect(student, "You are now connected to your classroom server. Just type yes or no whenever you are asked a "
                    "question.\nQuestion: (asked aloud)\n");
    say(student, "maybe"); // silence ends it
    expect(student, "Type yes or no.\n");
    say(student, "\n"); // the rest of it
    for (const char *byte = "yes\n"; *byte; ++byte)
        say(student, (char[]){*byte, 0});
    expect(student, "Your vote: yes\n");
    say(student, "no\nyes\n"); // two in one segment
    expect(student, "Your vote: no\nYour vote: yes\n");
    say(student, "no\r\n");
    expect(student, "Your vote: no\n");
    send(student, "perhaps\n", sizeof "perhaps\n", MSG_NOSIGNAL); // with the zero behind it
    expect(student, "Type yes or no.\n");
    say(student, "yes");
    shutdown(student, SHUT_WR);
    expect(student, "Your vote: yes\n");
    expect(student, "");
    close(student);
}

static void chat(const char *port) {
    const int reader = dial(port);
    expect(reader, "> Connected to the chat server (1 user online)\n");
    const int writer = dial(port);
    expect(writer, "> Connected to the chat server (2 users online)\n");
    char line[200];
    snprintf(line, sizeof line, "> New user 127.0.0.1:%d entered. (2 users online)\n", portOf(writer));
    expect(reader, line);

    say(writer, "caf\xc3"); // half a letter
    say(reader, "tick\n");
    snprintf(line, sizeof line, "[127.0.0.1:%d] tick\n", portOf(reader));
    expect(writer, line);
    say(writer, "\xa9\r\n");
    snprintf(line, sizeof line, "[127.0.0.1:%d] café\n", portOf(writer));
    expect(reader, line);

    snprintf(line, sizeof line, "< The user 127.0.0.1:%d left (1 user online)\n", portOf(writer));
    const struct linger abruptly = {.l_onoff = 1};
    setsockopt(writer, SOL_SOCKET, SO_LINGER, &abruptly, sizeof abruptly);
    close(writer); // a reset
    expect(reader, line);
    say(reader, "\n");
    expect(reader, "");
    close(reader);
}

int main(int count, char *words[]) {
    if (count != 3)
        return 2;
    poll(words[1]);
    chat(words[2]);
    return 0;
}

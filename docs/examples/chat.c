// SPDX-License-Identifier: GPL-3.0-or-later
// Chats with a Lectern class: chat ADDRESS [PORT]. An empty line leaves. gcc chat.c -o chat
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/select.h>
#include <unistd.h>

int main(int count, char *words[]) {
    struct sockaddr_in server = {.sin_family = AF_INET};
    server.sin_port = htons((in_port_t)(count > 2 ? atoi(words[2]) : 8888));
    if (count < 2 || inet_pton(AF_INET, words[1], &server.sin_addr) != 1) {
        fprintf(stderr, "Usage: chat ADDRESS [PORT], such as: chat 192.168.1.20\n");
        return 2;
    }
    int connection = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(connection, (struct sockaddr *)&server, sizeof server) != 0) {
        perror(words[1]);
        return 1;
    }
    int isTyping = 1;
    char text[4096];
    for (;;) {
        fd_set sources;
        FD_ZERO(&sources);
        FD_SET(connection, &sources);
        if (isTyping)
            FD_SET(STDIN_FILENO, &sources);
        if (select(connection + 1, &sources, NULL, NULL, NULL) < 0)
            return 1;
        int isFromOthers = FD_ISSET(connection, &sources);
        ssize_t size = read(isFromOthers ? connection : STDIN_FILENO, text, sizeof text);
        if (size > 0)
            size = write(isFromOthers ? STDOUT_FILENO : connection, text, (size_t)size);
        else if (isFromOthers)
            return 0; // the server has closed
        else // nothing more is typed; what is due still comes
            isTyping = 0, shutdown(connection, SHUT_WR);
    }
}

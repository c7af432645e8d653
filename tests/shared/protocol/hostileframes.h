// SPDX-License-Identifier: GPL-3.0-or-later
// Frames that no honest program sends.
#pragma once

#include <QByteArray>
#include <QList>

namespace lectern::test {

struct HostileFrame {
    const char *name;
    QByteArray bytes;
};

// None of them is a message, neither from a client nor from a server.
inline QList<HostileFrame> framesThatAreNoMessage() {
    const auto repeated = [](const char *text, qsizetype times) { return QByteArray(text).repeated(times); };
    return {
        {"empty", ""},
        {"blanks", "   \t "},
        {"a word", "hello"},
        {"null", "null"},
        {"a number", "42"},
        {"a string", R"("ping")"},
        {"a list", R"([{"type":"ping"}])"},
        {"an empty object", "{}"},
        {"no type", R"({"id":1})"},
        {"type is a number", R"({"type":1})"},
        {"type is null", R"({"type":null})"},
        {"type is a list", R"({"type":["ping"]})"},
        {"cut off", R"({"type":"ping")"},
        {"cut off in a string", R"({"type":"pi)"},
        {"cut off in an escape", R"({"type":"ping\)"},
        {"two objects", R"({"type":"ping"}{"type":"ping"})"},
        {"something behind it", R"({"type":"ping"} x)"},
        {"a NUL behind it", QByteArray("{\"type\":\"ping\"}\0", 16)},
        {"a NUL before it", QByteArray("\0{\"type\":\"ping\"}", 16)},
        {"a comma too many", R"({"type":"ping",})"},
        {"a comment", R"({"type":"ping"/* */})"},
        {"single quotes", "{'type':'ping'}"},
        {"no quotes", "{type:\"ping\"}"},
        {"not a number", R"({"type":"vote","question":NaN,"choice":"yes"})"},
        {"infinity", R"({"type":"vote","question":Infinity,"choice":"yes"})"},
        {"a leading zero", R"({"type":"vote","question":01,"choice":"yes"})"},
        {"a number out of range", R"({"type":"ping","x":1e999})"},
        {"lists, 10,000 deep",
         R"({"type":"ping","x":)" + repeated("[", 10'000) + repeated("]", 10'000) + '}'},
        {"lists without end", repeated("[", 60'000)},
        {"objects, 10,000 deep", repeated(R"({"a":)", 10'000) + '1' + repeated("}", 10'000)},
        {"a key twice", R"({"type":"ping","id":1,"id":2})"},
        {"the type twice", R"({"type":"ping","type":"quit"})"},
        {"the same value twice", R"({"type":"ping","type":"ping"})"},
        {"twice with blanks", "{ \"type\" :\"ping\" , \"type\"\t: \"quit\"}"},
        {"twice around a list", R"({"id":1,"x":[{"y":1},"]}"],"id":1,"type":"ping"})"},
        {"an escape in a key", R"({"\u0074ype":"quit"})"},
        {"an escaped key beside a plain one", R"({"type":"ping","\u0074ype":"quit"})"},
        {"invalid UTF-8", "{\"type\":\"ask\",\"text\":\"\xff\"}"},
        {"a character in too many bytes", "{\"type\":\"ask\",\"text\":\"\xc0\xaf\"}"},
        {"half a character in UTF-8", "{\"type\":\"ask\",\"text\":\"\xed\xa0\x80\"}"},
        {"beyond Unicode", "{\"type\":\"ask\",\"text\":\"\xf4\x90\x80\x80\"}"},
        {"a character cut off", "{\"type\":\"ask\",\"text\":\"\xe2\x82\"}"},
        {"UTF-16", QByteArray("{\0\"\0t\0y\0", 8)},
        {"an escape of three digits", R"({"type":"ask","text":"\u12"})"},
        {"HTTP", "GET / HTTP/1.1"},
        {"TLS", QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11)},
    };
}

} // namespace lectern::test

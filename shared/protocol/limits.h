// SPDX-License-Identifier: GPL-3.0-or-later
// Every size, count and time limit of the suite. What each defends against: docs/protocol.md, "Limits".
#pragma once

#include <QtGlobal>

#include <chrono>

namespace lectern::limits {

using namespace std::chrono_literals;

// Frames: bytes of one line without its line feed, checked before buffering.
inline constexpr qsizetype frameBeforeLogin = 4 * 1024;
inline constexpr qsizetype frameAfterLogin = 64 * 1024;

// Texts: characters are Unicode code points.
inline constexpr qsizetype nameCharacters = 32;
inline constexpr qsizetype guestNameCharacters = 48; // an address with its port
inline constexpr qsizetype questionCharacters = 500;
inline constexpr qsizetype messageCharacters = 4000;
inline constexpr qsizetype messageBytes = 16 * 1024; // of the same text in UTF-8
inline constexpr qsizetype messageKeyCharacters = 64;
inline constexpr qsizetype roomNameCharacters = 48;
inline constexpr qsizetype inquiryCharacters = 500;
inline constexpr qsizetype calculationCharacters = 100;
inline constexpr qsizetype clientNameCharacters = 80;
inline constexpr qsizetype classNameCharacters = 80;

// Connections.
inline constexpr int listenBacklog = 4096;
inline constexpr int descriptorReserve = 256;    // descriptors kept free below the process limit
inline constexpr int unfinishedLogins = 2000;    // at this many accepting pauses; nobody is refused
inline constexpr int unfinishedPerAddress = 32;  // not logged in yet, per address (IPv6: per /64)
inline constexpr int connectionsPerAddress = 64; // per address (IPv6: per /64)
inline constexpr double newSeatsPerSecond =
    0.1; // per address in the long run, above connectionsPerAddress at once
inline constexpr qsizetype seatAddresses = 20'000; // whose new seats are remembered
inline constexpr auto handshakeTime = 5s;    // of TLS, from accepting on; for as long as the peer is to act
inline constexpr auto loginTime = 10s;       // from accepting to login, absolute
inline constexpr int turnedAwayAtOnce = 100; // newcomers that are just told why they cannot stay
inline constexpr auto closingTime = 2s;      // from goodbye to abort when the peer does not close
inline constexpr auto shutdownTime = 1s;     // the daemon's own patience with all clients at exit

inline constexpr int framesPerSecond = 100; // of one connection; above, reading pauses until the next second

// The plain-text services (docs/classic.md).
inline constexpr qsizetype classicMessage = 4 * 1024; // bytes
inline constexpr auto classicSilence = 50ms;          // ends a message of who has never sent a line break
inline constexpr auto classicLongSilence = 1s;        // and of who has
inline constexpr auto classicNameTime = 60s;          // from accepting to a name in the chat room
inline constexpr int classicKeepAlive =
    60; // seconds of silence after which TCP asks whether the peer is there
inline constexpr qsizetype classicBar = 40; // characters of the longest bar of a tally
inline constexpr double classicDatagramsPerSecond =
    1000; // that a service answers; what comes above is dropped
inline constexpr double classicDatagramsBurst = 2000;

// Send queue of one connection, bytes.
inline constexpr qint64 sendQueueSoft = 256 * 1024;           // above: states coalesce, reading pauses
inline constexpr qint64 sendQueueHard = 1024 * 1024;          // above: the connection is aborted
inline constexpr qint64 sendQueueTotal = 512LL * 1024 * 1024; // over all: the largest is aborted first

// Heartbeat.
inline constexpr auto serverPing = 15s;   // silence of a peer after which the server pings
inline constexpr auto serverDead = 45s;   // silence after which the peer is gone
inline constexpr auto clientProbe = 18s;  // silence of the server after which the client pings
inline constexpr auto clientWaiting = 3s; // a request unanswered for so long: "waiting"
inline constexpr auto clientDead = 6s;    // unanswered for so long: reconnect

// Joining and leaving, as the client sees it.
inline constexpr auto clientConnect = 6s; // from asking for the host to a connection
inline constexpr auto clientLogin = 10s;  // from there to the login's answer
inline constexpr auto clientLeave = 1s;   // from `leave` to closing without an answer

// Reconnecting of the client: quick, with jitter, then patient.
inline constexpr auto backoffFirst = 200ms;
inline constexpr auto backoffMost =
    1500ms; // so that everybody is back within 2 s of a server that is up again
inline constexpr auto backoffQuickPhase = 10min;
inline constexpr auto backoffPatient = 30s;

// Seats.
inline constexpr auto resumeTime = 12h;       // a resume token is good for so long after its last use
inline constexpr double votesPerSecond = 2.0; // per seat, in the long run
inline constexpr double votesBurst = 5.0;

// Talk.
inline constexpr double messagesPerSecond = 1.0; // per seat, in the long run; inquiries count, too
inline constexpr double messagesBurst = 5.0;
inline constexpr double deletionsPerSecond = 1.0; // of a student; each empties the log of the file
inline constexpr double deletionsBurst = 5.0;
inline constexpr double teacherDeletionsPerSecond = 5.0;
inline constexpr double teacherDeletionsBurst = 50.0;
inline constexpr double gesturesPerSecond = 2.0; // hands raised and lowered, questions that a seat joins
inline constexpr double gesturesBurst = 10.0;
inline constexpr double joinsPerSecond = 0.1; // rooms that a seat opens, people whom it invites
inline constexpr double joinsBurst = 10.0;
inline constexpr double partnersPerSecond = 10.0 / 60; // new people whom a seat writes to directly
inline constexpr double partnersBurst = 10.0;
inline constexpr double lookupsPerSecond = 10.0; // pages of a room, people that a seat looks for
inline constexpr double lookupsBurst = 30.0;
inline constexpr double searchesPerSecond = 0.5; // in what has been said
inline constexpr double searchesBurst = 5.0;
inline constexpr qsizetype messageKeys = 32; // of a seat, by which a message that comes twice is known
inline constexpr qsizetype peopleInRoom = 200;
inline constexpr qsizetype roomsOfBuilder = 20; // that one student has open at a time
inline constexpr qsizetype openRooms = 2000;    // separate ones, of a class
inline constexpr qsizetype openInquiries = 500;
inline constexpr auto longestMute = 24h;
inline constexpr qsizetype messagesPerPage = 50;
inline constexpr qsizetype bytesPerPage =
    48 * 1024; // of its texts, as they are escaped; a page has one message at least
inline constexpr qsizetype messagesPerSearch = 5000; // looked at for one page of what is found
inline constexpr qsizetype peoplePerSearch = 50;
inline constexpr qsizetype roomsPerMessage = 100;
inline constexpr qsizetype inquiriesPerMessage = 10;

// Who came and went, as it is told.
inline constexpr qsizetype peopleForStudents = 200; // of more, students are told the number alone
inline constexpr qsizetype leaversListed = 200;     // people who have left, in the list of somebody who comes
inline constexpr auto absenceTold = 10s;            // who is back so soon has not been away
inline constexpr qsizetype namesTold = 30;          // at once; of more, the number alone
inline constexpr int manyPeople = 200; // to more than so many such news go out at longer intervals:
inline constexpr auto newsToMany = 2s;
inline constexpr int crowdOfPeople = 2000;
inline constexpr auto newsToCrowd = 10s;

// Storage.
inline constexpr qint64 freeSpace = 200LL * 1024 * 1024; // bytes; below, nothing new is taken (--min-free)
inline constexpr auto storageWatch = 1s;                 // between two looks at it, and at the file
inline constexpr auto storageRetry = 2s;                 // from one try to store again to the next
inline constexpr qint64 logFile = 4 * 1024 * 1024;       // bytes of a plain log; then the next begins
inline constexpr int olderLogFiles = 4;                  // of each, kept beside it
inline constexpr auto storageBusy = 1s;                  // another program holds the file: patience

// The past, page by page: keeps a line below frameAfterLogin, and a vote from waiting long behind a page.
inline constexpr qsizetype lessonsPerMessage = 50; // their seats are counted as they are read
inline constexpr qsizetype questionsPerMessage = 20;
inline constexpr qsizetype answersPerMessage = 200;
inline constexpr qsizetype ballotsPerPage = 40'000; // read for one page of questions; then it ends early

// Coalesced states: tally and people.
inline constexpr auto publishInterval = 50ms;      // 20 a second at most
inline constexpr qsizetype peoplePerMessage = 200; // keeps a `people` line below frameAfterLogin
inline constexpr qsizetype peoplePerPublish =
    400; // more wait for the next: a long list must not fill a send queue

// Finding a server: datagrams, bytes. An answer is never longer than its question, so that a faked sender gains nothing.
inline constexpr qsizetype discoveryQuestion = 1024;
inline constexpr double discoveryAnswersPerSecond = 1000; // of one server; what comes above is dropped
inline constexpr double discoveryAnswersBurst = 2000;
inline constexpr double discoveryAnswersPerAsker = 3; // a second, to one address
inline constexpr double discoveryAskerBurst = 12;
inline constexpr qsizetype discoveryAskers = 20'000; // remembered at once
inline constexpr auto discoveryInterval = 2s;        // between two questions of a client that is looking
inline constexpr auto discoveryForgotten = 7s;       // a server that has not answered for so long is gone
inline constexpr qsizetype discoveredServers = 50;
inline constexpr qsizetype discoveredPerSender =
    8; // servers on one computer; more would crowd the others out

} // namespace lectern::limits

// SPDX-License-Identifier: GPL-3.0-or-later
// The main() of a fuzz target where there is no libFuzzer: every file of the folders and files named goes through it once.
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <cstdio>

extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

namespace {

QStringList filesIn(const QString &path) {
    if (!QFileInfo(path).isDir())
        return {path};
    QStringList files;
    for (QDirIterator entries(path, QDir::Files, QDirIterator::Subdirectories); entries.hasNext();)
        files.append(entries.next());
    files.sort();
    return files;
}

bool replay(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        std::fprintf(stderr, "%s cannot be read\n", qPrintable(path));
        return false;
    }
    std::printf("%s\n", qPrintable(path)); // the last one is the one that broke it
    std::fflush(stdout);
    const QByteArray bytes = file.readAll();
    LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t *>(bytes.constData()),
                           static_cast<size_t>(bytes.size()));
    return true;
}

} // namespace

int main(int argc, char *argv[]) {
    LLVMFuzzerInitialize(&argc, &argv);
    int replayed = 0;
    for (int i = 1; i < argc; ++i) {
        for (const QString &path : filesIn(QString::fromLocal8Bit(argv[i]))) {
            if (!replay(path))
                return 1;
            ++replayed;
        }
    }
    LLVMFuzzerTestOneInput(nullptr, 0);
    std::printf("%d inputs\n", replayed);
    return replayed > 0 ? 0 : 1;
}

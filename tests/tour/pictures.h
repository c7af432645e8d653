// SPDX-License-Identifier: GPL-3.0-or-later
// The handful of pictures that README shows.
#pragma once

#include <QString>

namespace lectern::tour {

class Diary;

// From the album of a tour; false when one is missing or cannot be written.
bool copyPictures(const QString &album, const QString &folder, const Diary &diary);

} // namespace lectern::tour

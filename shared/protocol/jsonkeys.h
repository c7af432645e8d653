// SPDX-License-Identifier: GPL-3.0-or-later
// Qt's parser keeps the last of two equal keys in silence, so two readers of one line could see two messages.
#pragma once

#include <QByteArrayView>

namespace lectern::protocol {

// For text that Qt has already accepted as one JSON object: do two keys of the outermost object read the same?
// A key with an escape in it counts as a repetition, for it could spell any other.
bool hasRepeatedKey(QByteArrayView validObject);

} // namespace lectern::protocol

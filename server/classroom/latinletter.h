// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lectern {

// The plain small letter that a reader takes a Latin character for, whatever it is dressed in: small capital, turned,
// barred, accented, in a black square, as a flag's half. The character itself where it is no such letter.
char32_t plainLatinLetter(char32_t character);

} // namespace lectern

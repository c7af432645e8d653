// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing: what is compiled with it are the headers (Precompiled.cmake).

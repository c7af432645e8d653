// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/report/writer.h"

#include "shared/report/csvreport.h"
#include "shared/report/jsonreport.h"

namespace lectern::report {

std::unique_ptr<Writer> makeWriter(Format format, QIODevice &output) {
    if (format == Format::Csv)
        return std::make_unique<CsvReport>(output);
    return std::make_unique<JsonReport>(output);
}

} // namespace lectern::report

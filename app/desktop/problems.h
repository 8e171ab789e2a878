// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <exception>

namespace vitrine
{

/// What went wrong, in the language of the window. BERT's own code knows no Qt and complains in
/// English; the sentences that people meet are looked up here, any other one stays as it is.
QString problemText(const std::exception& error);

} // namespace vitrine

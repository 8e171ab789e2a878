// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <exception>
#include <functional>

namespace vitrine
{

/// What went wrong, in the language of the window. BERT's own code knows no Qt: it names a sentence
/// (types/sentences.inc) and what fills its gaps, and here they are put into words. The words of an
/// exception that nobody foresaw stay as they are.
QString problemText(const std::exception& error);
/// Runs `work`; what it throws, whatever it is, is handed to `fail` as a sentence for people.
void guarded(const std::function<void()>& work, const std::function<void(const QString&)>& fail);

} // namespace vitrine

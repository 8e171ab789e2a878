// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <exception>
#include <functional>

namespace vitrine
{

/// What went wrong, in the language of the window. BERT's own code knows no Qt and complains in
/// English; the sentences that people meet are looked up here, any other one stays as it is.
/// Where memory runs out or a thread cannot be started, what to do about it.
QString problemText(const std::exception& error);
/// The same for a sentence that was carried out of a thread.
QString problemText(const QString& sentence);
/// Runs `work`; what it throws, whatever it is, is handed to `fail` as a sentence for people.
void guarded(const std::function<void()>& work, const std::function<void(const QString&)>& fail);

} // namespace vitrine

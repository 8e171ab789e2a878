// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "encoder/trace.h"
#include "trace_view.h"

#include <QString>

class QWidget;

namespace vitrine
{

/// The files that a picture can be written to, by their endings.
QString pictureFilter();

/// Draws the widget into a PNG, SVG or PDF file, by the file's ending. SVG and PDF hold lines and
/// letters, sharp at any size; a PNG has twice the screen's pixels, or exactly the screen's if
/// `screenSize`. Returns what went wrong, or nothing.
QString exportPicture(QWidget& widget, const QString& file, bool screenSize = false);

/// Comma-separated values (RFC 4180), UTF-8.
QString toCsv(const TextTable& table);
QString exportTable(const TextTable& table, const QString& file);

/// The whole run as safetensors, as `vitrine-cli trace` writes it. What is on screen has guessed at
/// the masks alone; BERT then runs once more, for the logits of all tokens.
QString exportRun(const Answer& answer, const QString& file);

} // namespace vitrine

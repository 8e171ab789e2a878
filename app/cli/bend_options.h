// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/program.h"
#include "encoder/bend.h"

namespace vitrine::cli
{

/// Gives the command --direction and --silence, which fill `bend`. It must outlive the command.
void addBendOptions(CLI::App& command, Bend& bend);

/// What the bend means for this run. Throws InputError if it silences what the model does not have.
RunOptions bentRun(const Bend& bend, const Encoding& encoding, const Model& model);

} // namespace vitrine::cli

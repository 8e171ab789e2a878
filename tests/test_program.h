// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <map>
#include <memory>
#include <string>

namespace vitrine::test
{

using MakeTest = std::function<std::unique_ptr<QObject>()>;

/// The tests of this program, by the name of their file.
std::map<std::string, MakeTest>& testsOfThisProgram();

/// Adds a test to the program while the program starts.
struct AddedTest {
    AddedTest(const char* file, MakeTest make);
};

} // namespace vitrine::test

/// Stands at the end of each tst_*.cpp, where other projects of Qt have QTEST_MAIN.
#define VITRINE_TEST(Class)                                                                        \
    static const vitrine::test::AddedTest added##Class(__FILE__,                                   \
                                                       [] { return std::make_unique<Class>(); });

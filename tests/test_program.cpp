// SPDX-License-Identifier: GPL-3.0-or-later
// The main function of each folder's test program. Its first argument names the test to run, as in
// `test_model tst_encoder`; what follows goes to Qt Test.

#include "test_program.h"

#include <QTemporaryDir>
#include <QTest>
#if defined(VITRINE_WINDOW_TESTS)
#include "desktop/application.h"
using TestApplication = vitrine::Application;
#elif defined(QT_WIDGETS_LIB)
#include <QApplication>
using TestApplication = QApplication;
#else
#include <QCoreApplication>
using TestApplication = QCoreApplication;
#endif

#include <cstdio>
#include <filesystem>

namespace vitrine::test
{

std::map<std::string, MakeTest>& testsOfThisProgram()
{
    static std::map<std::string, MakeTest> tests;
    return tests;
}

AddedTest::AddedTest(const char* file, MakeTest make)
{
    testsOfThisProgram()[std::filesystem::path(file).stem().string()] = std::move(make);
}

} // namespace vitrine::test

/// Read by the leak checker, where there is one: an exception that passes through Qt's own code
/// leaves the count of a QPointer behind.
extern "C" const char* __lsan_default_suppressions()
{
    return "leak:QtSharedPointer::ExternalRefCountData::getAndRef\n";
}

int main(int argc, char** argv)
{
    auto& tests = vitrine::test::testsOfThisProgram();
    const auto test = tests.find(argc > 1 ? argv[1] : "");
    if (test == tests.end()) {
        std::fputs("name one of these tests:\n", stderr);
        for (const auto& [name, make] : tests)
            std::fprintf(stderr, "  %s\n", name.c_str());
        return 2;
    }
    // Whoever runs the tests keeps their own settings and sessions.
    const QTemporaryDir home;
    for (const char* const place : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"})
        qputenv(place, home.path().toUtf8());
    argv[1] = argv[0];
    const TestApplication application(--argc, ++argv);
    QCoreApplication::setAttribute(Qt::AA_Use96Dpi);
    return QTest::qExec(test->second().get(), argc, argv);
}

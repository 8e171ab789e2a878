// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong is told in the language of the window, though model/ complains in English.

#include "corpus/grammar.h"
#include "desktop/language.h"
#include "files/write_file.h"
#include "problems.h"
#include "training/labelled_table.h"
#include "training/recipe.h"
#include "training/tagged_table.h"
#include "view_support.h"

#include <QTest>

#include <functional>
#include <new>
#include <system_error>

using namespace vitrine;
using namespace vitrine::test;

class ProblemsTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    fs::path m_table = m_dir.path().toStdString() + "/table.csv";

    std::function<void()> reading(const std::string& text) const
    {
        return [text, file = m_table] {
            writeAll(file, text);
            readLabelledTable(file);
        };
    }

private slots:
    void cleanup() { applyLanguage("en"); }

    void sentencesAreTranslated_data()
    {
        QTest::addColumn<std::function<void()>>("provoke");
        QTest::addColumn<QString>("portuguese");
        const auto row = [](const char* name, std::function<void()> provoke, const char* says) {
            QTest::newRow(name) << std::move(provoke) << QString::fromUtf8(says);
        };
        row(
            "no table", [] { readLabelledTable("/no/t.csv"); }, "/no/t.csv: o arquivo não existe");
        row("Latin-1", reading("text,label\nol\xe1,x\n"), "não está em UTF-8");
        row("quotation mark", reading("text,label\n\"a,x\n"),
            "as aspas abertas na linha 2 nunca são fechadas");
        row("cells", reading("text,label\na,b,c\n"), "a linha 2 tem mais células");
        row("column", reading("text,kind\na,b\n"), "nenhuma coluna se chama \"label\"");
        row("no label", reading("text,label\na,\n"), "linha 2");
        row("one class", reading("text,label\na,b\n"), "pelo menos dois rótulos");
        row("few rows", reading("text,label\na,b\nc,d\ne,d\n"), "\"b\" tem só 1 linha");
        row("few rows of several", reading("text,label\na,b\nf,b\nc,d\ne,d\nf,d\n"),
            "\"b\" tem só 2 linhas");
        row("empty", reading(""), "a tabela está vazia");
        row(
            "marks",
            [this] {
                writeAll(m_table, "[Ana|\n");
                readTaggedTable(m_table);
            },
            "[Nova York|lugar]");
        row(
            "few sentences",
            [this] {
                writeAll(m_table, "[Ana|person] sings.\n");
                readTaggedTable(m_table);
            },
            "pelo menos 8 frases");
        row(
            "no place", [] { makeFolder("/proc/no/folder"); }, "escolha outro lugar");
        row(
            "a model would be lost", [] { prepareModelFolder(miniEn); },
            "já existe um config.json");
        row(
            "no file", [] { writeTextFile("/proc/x", ""); }, "não pode ser gravado");
        row(
            "no folder", [] { loadModel("/no/model"); }, "/no/model: esta pasta não existe");
        row(
            "a file", [this] { loadModel(miniEn / "config.json"); }, "escolha a pasta");
        row(
            "no configuration", [this] { loadModel(m_dir.path().toStdString()); },
            "config.json: o arquivo não existe");
        row(
            "recipe",
            [this] {
                writeAll(m_table, R"({"training": {"steps": 4.9}})");
                readRecipe(m_table);
            },
            "table.csv, training: 'steps' deveria ser um número inteiro de 1 a 100000000, mas é "
            "4.9");
        row(
            "grammar",
            [] {
                Grammar grammar;
                readGrammar("story:\n  {x.", "a.txt", grammar);
            },
            "a.txt:2: falta '}' em: {x.");
        row(
            "another kind of model",
            [] {
                ModelCopy copy;
                copy.configure("model_type", "roberta");
                loadModel(copy.path);
            },
            "'model_type' deveria ser \"bert\": o Vitrine só abre modelos BERT, mas é \"roberta\"");
        row(
            "shape",
            [] {
                ModelCopy copy;
                copy.configure("intermediate_size", 7);
                loadModel(copy.path);
            },
            "config.json e os pesos não combinam");
    }

    void sentencesAreTranslated()
    {
        QFETCH(std::function<void()>, provoke);
        QFETCH(QString, portuguese);
        try {
            provoke();
            QFAIL("no complaint");
        } catch (const std::exception& error) {
            QCOMPARE(problemText(error), QString::fromUtf8(error.what()));
            applyLanguage("pt_BR");
            QVERIFY2(problemText(error).contains(portuguese), qPrintable(problemText(error)));
        }
    }

    /// Each sentence that model/ can say is there in Portuguese, with the same gaps.
    void everySentenceIsTranslated()
    {
        static const QRegularExpression gap("%[1-9]"), letter("[A-Za-z]");
        const auto gaps = [](const QString& text) {
            QSet<QString> found;
            for (const QRegularExpressionMatch& match : gap.globalMatch(text))
                found.insert(match.captured());
            return found;
        };
        applyLanguage("pt_BR");
        for (const char* const sentence : englishSentences) {
            const QString english = QString::fromUtf8(sentence);
            const QString portuguese = QCoreApplication::translate("problems", sentence);
            QVERIFY2(gaps(portuguese) == gaps(english), qPrintable(portuguese));
            const bool hasWords = QString(english).remove(gap).contains(letter);
            QVERIFY2(!hasWords || portuguese != english, sentence);
        }
    }

    void sentencesInsideSentencesAreTranslated()
    {
        const Problem problem("%2", Say::setting, "steps", Phrase(Say::wholeNumber, 1, 9), "%1");
        QCOMPARE(problemText(problem),
                 "%2: 'steps' should be a whole number from 1 to 9, but is %1");
        applyLanguage("pt_BR");
        QCOMPARE(problemText(problem),
                 QString::fromUtf8("%2: 'steps' deveria ser um número inteiro de 1 a 9, mas é %1"));
    }

    void whatTheSystemRefusesIsTranslated()
    {
        applyLanguage("pt_BR");
        QVERIFY(problemText(std::bad_alloc()).startsWith(QString::fromUtf8("Não há memória")));
        QVERIFY(problemText(std::system_error(
                                std::make_error_code(std::errc::resource_unavailable_try_again)))
                    .contains("outra thread"));
        const fs::filesystem_error loop("status", "/a/b",
                                        std::make_error_code(std::errc::permission_denied));
        QVERIFY2(problemText(loop).startsWith(QString::fromUtf8("/a/b: não pode ser lido: ")),
                 qPrintable(problemText(loop)));
    }

    void otherSentencesStayAsTheyAre()
    {
        applyLanguage("pt_BR");
        QCOMPARE(problemText(std::runtime_error("x: something nobody foresaw")),
                 "x: something nobody foresaw");
    }
};

VITRINE_TEST(ProblemsTest)
#include "tst_problems.moc"

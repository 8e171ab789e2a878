// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/problems.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <new>
#include <system_error>

namespace vitrine
{

/// As model/ writes them, behind the name of the file; %1 and so on stand for what differs.
static const char* const sentences[] = {
    // Files and folders
    QT_TRANSLATE_NOOP("problems", "the file is not there"),
    QT_TRANSLATE_NOOP("problems", "the file is empty"),
    QT_TRANSLATE_NOOP("problems", "this is not a file"),
    QT_TRANSLATE_NOOP("problems", "cannot be read: check the file's permissions"),
    QT_TRANSLATE_NOOP("problems", "the file has %1 bytes; at most %2 were expected"),
    QT_TRANSLATE_NOOP("problems",
                      "is not UTF-8; save it as UTF-8 (in a spreadsheet \"CSV UTF-8\")"),
    QT_TRANSLATE_NOOP("problems", "cannot be written; check the folder and the free space."),
    QT_TRANSLATE_NOOP("problems", "this folder cannot be made; choose another place."),
    QT_TRANSLATE_NOOP("problems", "there is a %1 already; choose a folder without a model."),
    QT_TRANSLATE_NOOP("problems", "this is not a file that can be replaced; choose another name."),
    // Labelled tables
    QT_TRANSLATE_NOOP("problems", "the table is empty"),
    QT_TRANSLATE_NOOP("problems", "the quotation mark that opens in line %1 is never closed"),
    QT_TRANSLATE_NOOP("problems", "line %1 has more cells than the first line; put a text that "
                                  "holds the separator in quotation marks"),
    QT_TRANSLATE_NOOP("problems",
                      "no column is called \"%1\"; the first line should be: text,label"),
    QT_TRANSLATE_NOOP("problems", "line %1 lacks its text or its label"),
    QT_TRANSLATE_NOOP("problems", "the table needs at least two different labels"),
    QT_TRANSLATE_NOOP("problems", "the table has %1 different labels, more than 100; is the right "
                                  "column called \"label\"?"),
    QT_TRANSLATE_NOOP("problems",
                      "the label \"%1\" has only %2 rows; each label needs at least %3"),
    QT_TRANSLATE_NOOP("problems", "the label \"%1\" has only 1 row; each label needs at least %2"),
    // Marked text
    QT_TRANSLATE_NOOP("problems", "write marked words as [New York|place]"),
    QT_TRANSLATE_NOOP("problems", "at least 8 sentences with marked words are needed"),
    QT_TRANSLATE_NOOP("problems", "has %1 sentences; at most %2 fit, for their vectors are large"),
    // Learning
    QT_TRANSLATE_NOOP("problems", "%1 was made with the activation \"%2\"; only models with "
                                  "\"gelu\" can be trained here."),
    QT_TRANSLATE_NOOP("problems", "The training has diverged: its loss is not a number any more. "
                                  "Lower the learning rate or lengthen the warm-up."),
    QT_TRANSLATE_NOOP("problems",
                      "The weights of this model overflow: what it computes for this text are no "
                      "longer finite numbers, so it has no answer."),
    // Model folders
    QT_TRANSLATE_NOOP("problems", "there is no such folder"),
    QT_TRANSLATE_NOOP("problems",
                      "choose the folder that holds config.json and model.safetensors, not a file"),
    QT_TRANSLATE_NOOP("problems", "the weights are split over several files; save them as one"),
    QT_TRANSLATE_NOOP("problems",
                      "only pytorch_model.bin is there; convert it to safetensors, for example "
                      "with save_pretrained(folder, safe_serialization=True) in Transformers"),
    QT_TRANSLATE_NOOP("problems", "neither vocab.txt nor tokenizer.json is there"),
    QT_TRANSLATE_NOOP("problems",
                      "the vocabulary has %1 entries, but the model has embeddings for %2: "
                      "tokenizer and weights do not belong together"),
    QT_TRANSLATE_NOOP("problems", "the vocabulary has no %1, which BERT needs"),
    QT_TRANSLATE_NOOP("problems",
                      "is not in the file, though config.json asks for it with shape %1"),
    QT_TRANSLATE_NOOP("problems", "should have shape %1, but has %2: config.json and weights do "
                                  "not match"),
    QT_TRANSLATE_NOOP("problems",
                      "holds NaN or infinity: the training or the conversion went wrong"),
    QT_TRANSLATE_NOOP("problems", "the file has only %1 bytes: this is not a safetensors file, or "
                                  "its download was cut short"),
};

/// Matches the sentence behind anything, and captures what differs.
static QRegularExpression patternOf(const char* sentence)
{
    QString pattern = QRegularExpression::escape(QString::fromUtf8(sentence));
    static const QRegularExpression hole(QStringLiteral("\\\\%[1-9]"));
    pattern.replace(hole, QStringLiteral("(.*?)"));
    return QRegularExpression(QStringLiteral("^(?<before>.*: |)") + pattern + QStringLiteral("$"),
                              QRegularExpression::DotMatchesEverythingOption);
}

/// The sentence with what the match captured in place of its %1, %2 ... In one go: what was
/// captured may itself hold a "%2".
static QString filled(const QString& sentence, const QRegularExpressionMatch& match)
{
    QString result;
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        const int hole = sentence[i] == QLatin1Char('%') && i + 1 < sentence.size()
                             ? sentence[i + 1].digitValue()
                             : -1;
        if (hole < 1) {
            result += sentence[i];
            continue;
        }
        result += match.captured(hole + 1); // the first one is `before`
        ++i;
    }
    return result;
}

QString problemText(const std::exception& error)
{
    if (dynamic_cast<const std::bad_alloc*>(&error))
        return QCoreApplication::translate(
            "problems", "There is not enough memory for this. Close other programs, or take a "
                        "shorter text or a smaller model.");
    if (const auto* const failure = dynamic_cast<const std::system_error*>(&error);
        failure && failure->code() == std::errc::resource_unavailable_try_again)
        return QCoreApplication::translate(
            "problems", "The system does not let this program start another thread. Close other "
                        "programs and try again.");
    return problemText(QString::fromUtf8(error.what()));
}

void guarded(const std::function<void()>& work, const std::function<void(const QString&)>& fail)
{
    try {
        work();
    } catch (const std::exception& error) {
        fail(problemText(error));
    } catch (...) {
        fail(QCoreApplication::translate("problems", "Something went wrong that has no name."));
    }
}

QString problemText(const QString& text)
{
    for (const char* const sentence : sentences) {
        const QRegularExpressionMatch match = patternOf(sentence).match(text);
        if (!match.hasMatch())
            continue;
        return match.captured(QStringLiteral("before")) +
               filled(QCoreApplication::translate("problems", sentence), match);
    }
    return text;
}

} // namespace vitrine

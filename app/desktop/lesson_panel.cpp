// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/lesson_panel.h"

#include "desktop/language.h"
#include "desktop/lesson_text.h"
#include "desktop/small_file.h"
#include "theme.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine
{

QString LessonPanel::ownFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
           QStringLiteral("/lessons/") + currentLanguage();
}

static constexpr qint64 largestPage = 1024 * 1024;

/// What is wrong with it, if it cannot be read.
static QString readPage(const QString& file)
{
    QByteArray bytes;
    const QString problem = readSmallFile(file, largestPage, bytes);
    return problem.isEmpty() ? QString::fromUtf8(bytes)
                             : LessonPanel::tr("This page cannot be read: %1").arg(problem);
}

static QList<LessonPanel::Page> findPages()
{
    QList<LessonPanel::Page> pages;
    for (const QString& folder :
         {QStringLiteral(":/lessons/") + currentLanguage(), LessonPanel::ownFolder()}) {
        for (const QString& name :
             QDir(folder).entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name)) {
            const QString file = folder + QLatin1Char('/') + name;
            const QString first = readPage(file).section(QLatin1Char('\n'), 0, 0).trimmed();
            pages.append({file, first.startsWith(QLatin1String("# ")) ? first.mid(2) : name});
        }
    }
    return pages;
}

LessonPanel::LessonPanel(QWidget* parent)
    : QWidget(parent)
    , m_pages(findPages())
    , m_contents(new QComboBox)
    , m_text(new LessonText)
    , m_back(new QPushButton(tr("◀ Back")))
    , m_forward(new QPushButton(tr("Next ▶")))
{
    setObjectName(QStringLiteral("lessonPanel"));
    m_contents->setObjectName(QStringLiteral("lessonContents"));
    m_contents->setAccessibleName(tr("Lessons"));
    m_contents->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_contents->setMinimumContentsLength(12);
    for (qsizetype i = 0; i < m_pages.size(); ++i)
        m_contents->addItem(QStringLiteral("%1. %2").arg(i + 1).arg(m_pages[i].title));
    connect(m_contents, &QComboBox::currentIndexChanged, this, &LessonPanel::showPage);
    m_text->setObjectName(QStringLiteral("lessonText"));
    m_text->setAccessibleName(tr("Lesson"));
    connect(m_text, &QTextBrowser::anchorClicked, this, &LessonPanel::follow);
    m_back->setObjectName(QStringLiteral("lessonBack"));
    m_forward->setObjectName(QStringLiteral("lessonForward"));
    connect(m_back, &QPushButton::clicked, this, [this] { showPage(page() - 1); });
    connect(m_forward, &QPushButton::clicked, this, [this] { showPage(page() + 1); });

    auto* const buttons = new QHBoxLayout;
    buttons->addWidget(m_back);
    buttons->addStretch();
    buttons->addWidget(m_forward);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_contents);
    layout->addWidget(m_text, 1);
    layout->addLayout(buttons);
    m_text->setMinimumWidth(244); // of the page: in large type the buttons may need more
    showPage(0);
}

int LessonPanel::page() const
{
    return m_contents->currentIndex();
}

void LessonPanel::showPage(int page)
{
    if (m_pages.isEmpty())
        return;
    const int shown = std::clamp(page, 0, int(m_pages.size()) - 1);
    const QSignalBlocker blocker(m_contents);
    m_contents->setCurrentIndex(shown);
    const QString& file = m_pages[shown].file;
    m_text->showPage(readPage(file), QFileInfo(file).path());
    m_back->setEnabled(shown > 0);
    m_forward->setEnabled(shown + 1 < m_pages.size());
}

void LessonPanel::follow(const QUrl& link)
{
    if (const auto action = parseLessonLink(link))
        emit linkFollowed(*action);
    else if (link.scheme() == QLatin1String("https"))
        QDesktopServices::openUrl(link);
}

} // namespace vitrine

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/lesson_link.h"

#include <QWidget>

class QComboBox;
class QPushButton;

namespace vitrine
{

class LessonText;

/// The lessons: short Markdown pages, one idea each, whose links set the state they talk about and
/// point at the widget. Pages come with the program, and from the teacher's own folder.
class LessonPanel : public QWidget
{
    Q_OBJECT

public:
    explicit LessonPanel(QWidget* parent = nullptr);

    struct Page {
        QString file;
        QString title; ///< its first heading
    };
    const QList<Page>& pages() const { return m_pages; }
    void showPage(int page);
    int page() const;

    /// Where a teacher's own pages are looked for, besides the program's.
    static QString ownFolder();

signals:
    void linkFollowed(const vitrine::LessonLink& link);

private:
    void follow(const QUrl& link);

    QList<Page> m_pages;
    QComboBox* m_contents;
    LessonText* m_text;
    QPushButton* m_back;
    QPushButton* m_forward;
};

} // namespace vitrine

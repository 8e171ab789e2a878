// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>

namespace vitrine
{

/// A page of a lesson. Its pictures stand in its file's folder and are drawn no wider than the
/// page; where one cannot be shown, a sentence stands instead.
class LessonText : public QTextBrowser
{
    Q_OBJECT

public:
    explicit LessonText(QWidget* parent = nullptr);

    /// `folder` is where the page's pictures are.
    void showPage(const QString& markdown, const QString& folder);

protected:
    QVariant loadResource(int type, const QUrl& name) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void layPage();
    void layPageAgain(); ///< at the same place

    QString m_markdown;
    QString m_folder; ///< where the page's pictures are
    int m_width = 0;  ///< of the page as it was laid out
};

} // namespace vitrine

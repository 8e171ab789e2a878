// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention_view.h"
#include "desktop/mainwindow.h"

#include <QActionGroup>
#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>

namespace vitrine
{

static QString shortcutList()
{
    return MainWindow::tr(
        "<table cellpadding=4>"
        "<tr><td><b>Ctrl+1 to Ctrl+4</b></td><td>overview and single views</td></tr>"
        "<tr><td><b>Ctrl+O</b></td><td>open a model folder</td></tr>"
        "<tr><td><b>Alt+A, Alt+B</b></td><td>sentence A, sentence B</td></tr>"
        "<tr><td><b>Alt+L, Alt+H</b></td><td>layer, head; then up and down</td></tr>"
        "<tr><td><b>Ctrl+T</b></td><td>tokens; arrows move, Space hides</td></tr>"
        "<tr><td><b>Ctrl+M</b></td><td>heatmap; arrows move, + and - zoom, 0 shows "
        "all</td></tr>"
        "<tr><td><b>Alt+S</b></td><td>swap A and B</td></tr>"
        "</table>");
}

void MainWindow::makeMenus()
{
    QMenu* const file = menuBar()->addMenu(tr("&File"));
    QAction* const open = file->addAction(tr("&Open model folder..."), this, [this] {
        const QString folder = QFileDialog::getExistingDirectory(
            this, tr("Choose a folder with config.json and model.safetensors"));
        if (!folder.isEmpty())
            openModel(folder);
    });
    open->setObjectName(QStringLiteral("openModel"));
    open->setShortcut(QKeySequence::Open);
    file->addSeparator();
    file->addAction(tr("&Quit"), qApp, &QApplication::closeAllWindows)
        ->setShortcut(QKeySequence::Quit);

    QMenu* const view = menuBar()->addMenu(tr("&View"));
    const QStringList views = {tr("&Overview"), tr("&Attention"), tr("&Masked words"),
                               tr("&Next sentence")};
    for (int i = 0; i < views.size(); ++i)
        view->addAction(views[i], this, [this, i] { showView(static_cast<View>(i)); })
            ->setShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + i)));
    view->addSeparator();
    const auto focus = [&](const QString& text, const QString& name, QKeySequence keys) {
        view->addAction(
                text, this,
                [this, name] { findChild<QWidget*>(name)->setFocus(Qt::ShortcutFocusReason); })
            ->setShortcut(keys);
    };
    focus(tr("Go to the &tokens"), QStringLiteral("tokenStrip"), Qt::CTRL | Qt::Key_T);
    focus(tr("Go to the &heatmap"), QStringLiteral("heatmap"), Qt::CTRL | Qt::Key_M);
    view->addSeparator();
    QMenu* const theme = view->addMenu(tr("&Colours"));
    auto* const group = new QActionGroup(this);
    const std::array<std::pair<QString, Theme>, 3> themes = {{{tr("As the &system"), Theme::System},
                                                              {tr("&Light"), Theme::Light},
                                                              {tr("&Dark"), Theme::Dark}}};
    for (const auto& [name, value] : themes) {
        QAction* const action = theme->addAction(name);
        action->setCheckable(true);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [theme = value] { applyTheme(*qApp, theme); });
    }

    QMenu* const help = menuBar()->addMenu(tr("&Help"));
    help->addAction(tr("&Keyboard"), this,
                    [this] { QMessageBox::information(this, tr("Keyboard"), shortcutList()); });
    help->addAction(tr("&About Vitrine"), this, [this] {
        QMessageBox::about(
            this, tr("About Vitrine"),
            tr("<b>Vitrine %1</b><p>See how BERT works: tokens, attention, masked words and next "
               "sentences, live.</p><p>Attention weights show where information flows. They are "
               "not "
               "by themselves an explanation (Jain and Wallace 2019; Wiegreffe and Pinter "
               "2019).</p><p>Free software under the GNU General Public License, version 3 or "
               "later.</p>")
                .arg(QApplication::applicationVersion()));
    });
}

} // namespace vitrine

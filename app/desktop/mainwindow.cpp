// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/mainwindow.h"

#include "attention_view.h"
#include "card.h"
#include "desktop/session.h"
#include "next_sentence_view.h"
#include "predictions_view.h"
#include "selection.h"
#include "token_scroll.h"
#include "token_strip.h"

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QSplitter>
#include <QStatusBar>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace vitrine
{

MainWindow::MainWindow(const Options& options, QWidget* parent)
    : QMainWindow(parent), m_session(new Session(this)), m_selection(new Selection(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Vitrine"));
    setAcceptDrops(true);
    resize(options.size.value_or(QSize(1280, 800)));

    auto* const central = new QWidget;
    auto* const layout = new QVBoxLayout(central);
    layout->setContentsMargins(12, 8, 12, 4);
    layout->setSpacing(8);
    layout->addWidget(makeBanner());
    layout->addWidget(makeSentences());
    layout->addWidget(makeViews(), 1);
    setCentralWidget(central);
    makeStatusBar();
    makeMenus();
    connectSession();

    m_selection->setLayer(LayerIndex::fromOneBased(options.layer));
    m_selection->setHead(HeadIndex::fromOneBased(options.head));
    showView(options.view);
    if (options.text) {
        setTexts(*options.text, options.pair.value_or(QString()));
    } else {
        const QString sentence = tr("He was tired, so he went to bed.");
        setTexts(sentence, options.pair.value_or(tr("He slept until the morning.")));
        const int end = int(sentence.size()) - 1; // before the full stop
        m_masks[0] = {{int(sentence.lastIndexOf(QLatin1Char(' '))) + 1, end}};
        requestRun();
    }
}

MainWindow::~MainWindow() = default;

QWidget* MainWindow::makeBanner()
{
    m_banner = new QFrame;
    m_banner->setObjectName(QStringLiteral("banner"));
    m_banner->setStyleSheet(
        QStringLiteral("QFrame#banner { background: #8c2f2f; border-radius: 6px; }"
                       "QLabel, QToolButton { color: white; border: none; }"));
    m_bannerText = new QLabel;
    m_bannerText->setObjectName(QStringLiteral("bannerText"));
    m_bannerText->setTextFormat(Qt::PlainText);
    m_bannerText->setWordWrap(true);
    auto* const close = new QToolButton;
    close->setObjectName(QStringLiteral("closeBanner"));
    close->setText(QStringLiteral("✕"));
    close->setAccessibleName(tr("Close this message"));
    close->setAutoRaise(true);
    connect(close, &QToolButton::clicked, m_banner, &QWidget::hide);
    auto* const layout = new QHBoxLayout(m_banner);
    layout->setContentsMargins(12, 6, 6, 6);
    layout->addWidget(m_bannerText, 1);
    layout->addWidget(close);
    m_banner->hide();
    return m_banner;
}

QWidget* MainWindow::makeSentences()
{
    auto* const area = new QWidget;
    auto* const grid = new QGridLayout(area);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(6);
    const std::array<QString, 2> labels = {tr("Sentence &A"), tr("Sentence &B")};
    const std::array<QString, 2> hints = {tr("Type a sentence"),
                                          tr("A second sentence, if you like")};
    const std::array<QString, 2> names = {QStringLiteral("sentenceA"), QStringLiteral("sentenceB")};
    for (std::size_t i = 0; i < 2; ++i) {
        m_edits[i] = new QLineEdit;
        m_edits[i]->setObjectName(names[i]);
        m_edits[i]->setPlaceholderText(hints[i]);
        m_edits[i]->setAccessibleName(i == 0 ? tr("Sentence A") : tr("Sentence B"));
        m_edits[i]->setMaxLength(1'000'000);
        m_edits[i]->setClearButtonEnabled(true);
        m_edits[i]->setStyleSheet(sentenceStyle());
        auto* const label = new QLabel(labels[i]);
        label->setBuddy(m_edits[i]);
        grid->addWidget(label, int(i), 0);
        grid->addWidget(m_edits[i], int(i), 1);
        connect(m_edits[i], &QLineEdit::textChanged, this, &MainWindow::textEdited);
    }

    m_strip = new TokenStrip(m_selection);
    auto* const scroll = new TokenScroll(m_strip);
    m_truncation = new QLabel;
    m_truncation->setObjectName(QStringLiteral("truncation"));
    m_truncation->setWordWrap(true);
    m_truncation->hide();
    auto* const tokens = new QLabel(tr("Tokens"));
    tokens->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    tokens->setContentsMargins(0, 7, 0, 0);
    grid->addWidget(tokens, 2, 0);
    grid->addWidget(scroll, 2, 1);
    grid->addWidget(m_truncation, 3, 1);
    return area;
}

QWidget* MainWindow::makeViews()
{
    m_viewTabs = new QTabBar;
    m_viewTabs->setObjectName(QStringLiteral("views"));
    m_viewTabs->setAccessibleName(tr("Views"));
    m_viewTabs->setDrawBase(false);
    m_viewTabs->setExpanding(false);
    for (const QString& name :
         {tr("Overview"), tr("Attention"), tr("Masked words"), tr("Next sentence")})
        m_viewTabs->addTab(name);
    connect(m_viewTabs, &QTabBar::currentChanged, this,
            [this](int tab) { showView(static_cast<View>(tab)); });

    m_attention = new AttentionView(m_selection);
    m_predictions = new PredictionsView;
    m_nextSentence = new NextSentenceView;
    m_cards = {new Card(m_attention), new Card(m_predictions), new Card(m_nextSentence)};
    m_side = new QWidget;
    auto* const sideLayout = new QVBoxLayout(m_side);
    sideLayout->setContentsMargins(0, 0, 0, 0);
    sideLayout->setSpacing(8);
    sideLayout->addWidget(m_cards[1], 1);
    sideLayout->addWidget(m_cards[2]);
    auto* const splitter = new QSplitter;
    splitter->setObjectName(QStringLiteral("splitter"));
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(8);
    splitter->addWidget(m_cards[0]);
    splitter->addWidget(m_side);
    splitter->setStretchFactor(0, 5);
    splitter->setStretchFactor(1, 3);
    splitter->setSizes({800, 480});

    auto* const area = new QWidget;
    auto* const layout = new QVBoxLayout(area);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_viewTabs);
    layout->addWidget(splitter, 1);
    return area;
}

void MainWindow::makeStatusBar()
{
    m_modelLabel = new QLabel;
    m_modelLabel->setObjectName(QStringLiteral("model"));
    m_timeLabel = new QLabel;
    m_timeLabel->setObjectName(QStringLiteral("time"));
    for (QLabel* label : {m_modelLabel, m_timeLabel})
        label->setContentsMargins(12, 2, 12, 4);
    statusBar()->addWidget(m_modelLabel, 1);
    statusBar()->addPermanentWidget(m_timeLabel);
    statusBar()->setSizeGripEnabled(false);
}

void MainWindow::connectSession()
{
    connect(m_session, &Session::traceReady, this, &MainWindow::showTrace);
    connect(m_session, &Session::modelChanged, this, &MainWindow::showModel);
    connect(m_session, &Session::runFailed, this, &MainWindow::showProblem);
    connect(m_session, &Session::loadFailed, this, [this](const QString& reason) {
        showModel();
        const auto model = m_session->model();
        showProblem(model
                        ? tr("%1. %2 stays open.").arg(reason, QString::fromStdString(model->name))
                        : tr("%1. Open another model folder from the File menu.").arg(reason));
        emit openingFailed(reason);
    });
    connect(m_strip, &TokenStrip::maskToggled, this, [this](TokenIndex index) {
        const Encoding& shown = m_trace->encoding();
        if (shown.textA != m_texts[0].toStdString() ||
            shown.textB.value_or("") != m_texts[1].toStdString())
            return; // the chips are those of a text that has just been changed
        const Token& token = shown.tokens.at(std::size_t(index.value));
        toggleMask(m_masks[token.segment == 0 ? 0 : 1], token);
        requestRun();
    });
    connect(m_nextSentence, &NextSentenceView::swapRequested, this, &MainWindow::swapSentences);
}

void MainWindow::showView(View view)
{
    m_viewTabs->setCurrentIndex(static_cast<int>(view));
    const bool all = view == View::Overview;
    m_cards[0]->setVisible(all || view == View::Attention);
    m_cards[1]->setVisible(all || view == View::Predictions);
    m_cards[2]->setVisible(all || view == View::NextSentence);
    m_side->setVisible(view != View::Attention);
    // A view that has the window to itself is read from the last row.
    QFont large = font();
    if (!all)
        large.setPointSizeF(large.pointSizeF() * 1.4);
    m_predictions->setFont(large);
    m_nextSentence->setFont(large);
    m_nextSentence->setSpacious(!all);
}

void MainWindow::openModel(const QString& folder)
{
    m_banner->hide();
    m_session->open(folder);
    m_modelLabel->setText(tr("Opening %1 …").arg(QFileInfo(folder).fileName()));
}

void MainWindow::setTexts(const QString& a, const QString& b)
{
    const QSignalBlocker blockA(m_edits[0]);
    const QSignalBlocker blockB(m_edits[1]);
    m_edits[0]->setText(a);
    m_edits[1]->setText(b);
    textEdited();
}

void MainWindow::textEdited()
{
    for (std::size_t i = 0; i < 2; ++i) {
        const QString now = m_edits[i]->text();
        m_masks[i] = afterEdit(m_masks[i], m_texts[i], now);
        m_texts[i] = now;
    }
    requestRun();
}

void MainWindow::swapSentences()
{
    std::swap(m_texts[0], m_texts[1]);
    std::swap(m_masks[0], m_masks[1]);
    setTexts(m_texts[0], m_texts[1]);
}

void MainWindow::requestRun()
{
    m_session->request({m_texts[0], m_texts[1], m_masks});
}

void MainWindow::showTrace(const std::shared_ptr<const Trace>& trace)
{
    m_trace = trace;
    m_selection->clampTo(trace->layerCount(), trace->headCount(), trace->tokenCount());
    m_strip->setTrace(trace);
    m_attention->setTrace(trace);
    m_predictions->setTrace(trace);
    m_nextSentence->setTrace(trace);
    m_timeLabel->setText(tr("%1 tokens in %2 ms")
                             .arg(trace->tokenCount())
                             .arg(QLocale().toString(trace->milliseconds(), 'f', 1)));

    const Truncation& cut = trace->encoding().truncation;
    m_truncation->setVisible(bool(cut));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, meaningColors(colors).warning);
    m_truncation->setPalette(colors);
    if (cut && !trace->encoding().isPair())
        m_truncation->setText(tr("Only %1 tokens fit this model. Left out at the end: %2.")
                                  .arg(cut.limit)
                                  .arg(cut.removedFromA));
    else if (cut)
        m_truncation->setText(
            tr("Only %1 tokens fit this model. Left out at the end: %2 of A, %3 of B.")
                .arg(cut.limit)
                .arg(cut.removedFromA)
                .arg(cut.removedFromB));
    emit settled();
}

void MainWindow::showModel()
{
    const auto model = m_session->model();
    if (!model) {
        m_modelLabel->setText(tr("No model is open."));
        return;
    }
    const Config& config = model->config;
    const QString name = QString::fromStdString(model->name);
    m_modelLabel->setText(
        tr("%1:  %2 layers,  %3 heads,  hidden size %4,  %5 million parameters")
            .arg(name)
            .arg(config.layerCount)
            .arg(config.headCount)
            .arg(config.hiddenSize)
            .arg(QLocale().toString(double(model->weights.parameterCount) / 1e6, 'f', 1)));
    setWindowTitle(tr("%1 - Vitrine").arg(name));
    m_predictions->setVocabulary({model, &model->tokenizer});
}

void MainWindow::showProblem(const QString& sentence)
{
    m_bannerText->setText(sentence);
    m_banner->show();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.constFirst().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QFileInfo dropped(event->mimeData()->urls().value(0).toLocalFile());
    // Dropping a file of the folder, such as config.json, means the folder.
    openModel(dropped.isDir() ? dropped.filePath() : dropped.path());
    event->acceptProposedAction();
}

} // namespace vitrine

// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning_view.h"

#include "features_view.h"
#include "pretraining_view.h"
#include "transfer_view.h"

#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace vitrine
{

LearningView::LearningView(Selection* selection, QWidget* parent)
    : TraceView(selection, parent)
    , m_pages(new QTabBar)
    , m_stack(new QStackedWidget)
    , m_pretraining(new PretrainingView)
    , m_transfer(new TransferView)
    , m_features(new FeaturesView)
{
    setObjectName(QStringLiteral("learningView"));
    m_pages->setObjectName(QStringLiteral("learningPages"));
    m_pages->setAccessibleName(tr("Three ways to see it learn"));
    m_pages->setDrawBase(false);
    m_pages->setExpanding(false);
    for (const QString& title : {tr("Watch it learn"), tr("Transfer"), tr("Features")})
        m_pages->addTab(title);
    for (QWidget* const page :
         std::initializer_list<QWidget*>{m_pretraining, m_transfer, m_features})
        m_stack->addWidget(page);
    connect(m_pages, &QTabBar::currentChanged, this, [this](int page) {
        m_stack->setCurrentIndex(page);
        emit pageChanged();
    });
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_pages, 0, Qt::AlignLeft);
    layout->addWidget(m_stack, 1);
}

void LearningView::setPage(Page page)
{
    m_pages->setCurrentIndex(static_cast<int>(page));
}

LearningView::Page LearningView::page() const
{
    return static_cast<Page>(m_pages->currentIndex());
}

void LearningView::start()
{
    switch (page()) {
    case Page::Pretraining:
        return emit m_pretraining->startRequested(m_pretraining->choice());
    case Page::Transfer:
        return emit m_transfer->startRequested(m_transfer->tableFile(), m_transfer->epochs());
    case Page::Features:
        return emit m_features->startRequested(m_features->tableFile());
    }
}

TextTable LearningView::table() const
{
    switch (page()) {
    case Page::Pretraining:
        return m_pretraining->table();
    case Page::Transfer:
        return m_transfer->numbers();
    case Page::Features:
        break;
    }
    return m_features->table();
}

} // namespace vitrine

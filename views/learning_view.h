// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace_view.h"

class QStackedWidget;
class QTabBar;

namespace vitrine
{

class FeaturesView;
class PretrainingView;
class TransferView;

/// The learning lab, three pages: watch BERT learn, transfer what it learned, use its vectors as
/// features. It does not follow the text and the selection.
class LearningView : public TraceView
{
    Q_OBJECT

public:
    enum class Page { Pretraining, Transfer, Features };

    explicit LearningView(Selection* selection, QWidget* parent = nullptr);

    void setPage(Page page);
    Page page() const;
    void start(); ///< as its Start button does
    PretrainingView* pretraining() const { return m_pretraining; }
    TransferView* transfer() const { return m_transfer; }
    FeaturesView* features() const { return m_features; }

    TextTable table() const override;

signals:
    void pageChanged();

protected:
    void refresh() override {}

private:
    QTabBar* m_pages;
    QStackedWidget* m_stack;
    PretrainingView* m_pretraining;
    TransferView* m_transfer;
    FeaturesView* m_features;
};

} // namespace vitrine

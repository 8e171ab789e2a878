// SPDX-License-Identifier: GPL-3.0-or-later
#include "heads_grid.h"

#include "background.h"
#include "click.h"
#include "color_map.h"
#include "selection.h"
#include "theme.h"
#include "token_text.h"

#include <QCoreApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <array>
#include <cmath>

namespace vitrine
{

static constexpr int largestPicture = 96;

QString patternName(HeadPattern pattern)
{
    const auto tr = [](const char* text) { return QCoreApplication::translate("vitrine", text); };
    switch (pattern) {
    case HeadPattern::Previous:
        return tr("token before");
    case HeadPattern::Next:
        return tr("token after");
    case HeadPattern::Same:
        return tr("itself");
    case HeadPattern::First:
        return tr("[CLS]");
    case HeadPattern::Separator:
        return tr("[SEP]");
    case HeadPattern::Broad:
        break;
    }
    return tr("broad");
}

HeadsGrid::HeadsGrid(Selection* selection, QWidget* parent)
    : QWidget(parent), m_selection(selection), m_background(new Background(this))
{
    onClick(this, [this](QPoint at, Qt::KeyboardModifiers) { clickAt(at); });
    connect(m_background, &Background::failed, this, &HeadsGrid::failed);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("All heads"));
    setAccessibleDescription(tr("Arrow keys move from head to head, Enter opens one."));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(selection, &Selection::changed, this, qOverload<>(&QWidget::update));
}

/// One head as a small picture: each pixel is the mean of the cells it stands for.
static QImage thumbnail(ConstMatrixView weights, bool logarithmic)
{
    const int tokens = int(weights.rows());
    const int size = std::min(tokens, largestPicture);
    QImage picture(size, size, QImage::Format_RGB32);
    std::vector<float> sums(std::size_t(size) * std::size_t(size));
    std::vector<int> counts(std::size_t(size), 0);
    std::vector<int> place(std::size_t(tokens), 0);
    for (int t = 0; t < tokens; ++t) {
        place[std::size_t(t)] = t * size / tokens;
        ++counts[std::size_t(place[std::size_t(t)])];
    }
    for (int row = 0; row < tokens; ++row) {
        float* const line = sums.data() + place[std::size_t(row)] * size;
        const float* const values = weights.row(row).data();
        for (int column = 0; column < tokens; ++column)
            line[place[std::size_t(column)]] += values[column];
    }
    for (int y = 0; y < size; ++y) {
        auto* const line = reinterpret_cast<QRgb*>(picture.scanLine(y));
        for (int x = 0; x < size; ++x) {
            const double mean = double(sums[std::size_t(y * size + x)]) /
                                (counts[std::size_t(y)] * counts[std::size_t(x)]);
            line[x] = viridisColor(logarithmic ? 1 + std::log10(std::max(mean, 1e-4)) / 4 : mean);
        }
    }
    return picture;
}

void HeadsGrid::setTrace(const std::shared_ptr<const Trace>& trace)
{
    if (m_trace.lock() == trace)
        return;
    m_trace = trace;
    compute(trace);
}

void HeadsGrid::setLogarithmic(bool logarithmic)
{
    if (m_logarithmic == logarithmic)
        return;
    m_logarithmic = logarithmic;
    compute(m_trace.lock());
}

void HeadsGrid::compute(const std::shared_ptr<const Trace>& trace)
{
    if (!trace)
        return;
    m_headCount = trace->headCount();
    m_background->run([this, trace, logarithmic = m_logarithmic] {
        std::vector<Head> heads;
        for (int layer = 0; layer < trace->layerCount(); ++layer) {
            for (int head = 0; head < trace->headCount(); ++head) {
                const LayerIndex l{layer};
                const HeadIndex h{head};
                heads.push_back({l, h, summarizeHead(*trace, l, h),
                                 thumbnail(trace->probabilities(l, h), logarithmic)});
            }
        }
        return [this, heads = std::move(heads)] {
            m_heads = heads;
            sort();
            emit shown();
        };
    });
}

void HeadsGrid::sortBy(std::optional<HeadPattern> pattern)
{
    m_sortedBy = pattern;
    sort();
}

void HeadsGrid::sort()
{
    std::stable_sort(m_heads.begin(), m_heads.end(), [&](const Head& a, const Head& b) {
        if (m_sortedBy)
            return a.summary.share(*m_sortedBy) > b.summary.share(*m_sortedBy);
        return std::pair(a.layer, a.head) < std::pair(b.layer, b.head);
    });
    updateGeometry();
    setMinimumHeight(heightForWidth(width()));
    update();
}

int HeadsGrid::columns(int width) const
{
    // In the model's order a row is a layer, so that one can see how heads change with depth.
    return std::max(1, std::min(m_headCount, width / 64));
}

QSize HeadsGrid::cellSize(int width) const
{
    const int side = std::clamp(width / columns(width) - 12, 40, 240);
    return {side + 12, side + QFontMetrics(font()).height() * 2 + 14};
}

int HeadsGrid::heightForWidth(int width) const
{
    const int perRow = columns(width);
    const int rows = (int(m_heads.size()) + perRow - 1) / perRow;
    return std::max(120, rows * cellSize(width).height());
}

QRect HeadsGrid::rectOf(int place) const
{
    const int perRow = columns(width());
    const QSize size = cellSize(width());
    return {QPoint(place % perRow * size.width(), place / perRow * size.height()), size};
}

int HeadsGrid::placeAt(QPoint position) const
{
    for (int place = 0; place < int(m_heads.size()); ++place) {
        if (rectOf(place).contains(position))
            return place;
    }
    return -1;
}

bool HeadsGrid::event(QEvent* event)
{
    if (event->type() == QEvent::Resize)
        setMinimumHeight(heightForWidth(width()));
    if (event->type() == QEvent::ToolTip) {
        const auto* const help = static_cast<QHelpEvent*>(event);
        const int place = placeAt(help->pos());
        if (place < 0) {
            QToolTip::hideText();
            return true;
        }
        const Head& head = m_heads[std::size_t(place)];
        QString text = tr("Layer %1, head %2. Mean share of the attention:")
                           .arg(head.layer.oneBased())
                           .arg(head.head.oneBased());
        for (int i = 0; i + 1 < HeadSummary::patternCount; ++i) {
            const auto pattern = static_cast<HeadPattern>(i);
            text += QStringLiteral("\n%1: %2")
                        .arg(patternName(pattern), percent(double(head.summary.share(pattern))));
        }
        QToolTip::showText(help->globalPos(), text, this);
        return true;
    }
    return QWidget::event(event);
}

void HeadsGrid::clickAt(QPoint position)
{
    const int place = placeAt(position);
    if (place >= 0)
        emit clicked(m_heads[std::size_t(place)].layer, m_heads[std::size_t(place)].head);
}

void HeadsGrid::keyPressEvent(QKeyEvent* event)
{
    const auto current = std::find_if(m_heads.begin(), m_heads.end(), [&](const Head& head) {
        return head.layer == m_selection->layer() && head.head == m_selection->head();
    });
    if (current == m_heads.end())
        return QWidget::keyPressEvent(event);
    int place = int(current - m_heads.begin());
    switch (event->key()) {
    case Qt::Key_Left:
        --place;
        break;
    case Qt::Key_Right:
        ++place;
        break;
    case Qt::Key_Up:
        place -= columns(width());
        break;
    case Qt::Key_Down:
        place += columns(width());
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit clicked(current->layer, current->head);
        return;
    default:
        return QWidget::keyPressEvent(event);
    }
    if (place >= 0 && place < int(m_heads.size())) {
        const Head head = m_heads[std::size_t(place)];
        m_selection->setLayer(head.layer);
        m_selection->setHead(head.head);
    }
}

void HeadsGrid::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    const QFontMetrics metrics(font());
    const MeaningColors colors = meaningColors(palette());
    for (int place = 0; place < int(m_heads.size()); ++place) {
        const QRect cell = rectOf(place);
        if (!cell.intersects(event->rect()))
            continue;
        const Head& head = m_heads[std::size_t(place)];
        const int side = cell.width() - 12;
        const QRect picture(cell.left() + 4, cell.top() + 4, side, side);
        painter.setRenderHint(QPainter::SmoothPixmapTransform, head.picture.width() > side);
        painter.drawImage(picture, head.picture);
        const bool isSelected =
            head.layer == m_selection->layer() && head.head == m_selection->head();
        painter.setPen(QPen(palette().color(isSelected ? QPalette::Highlight : QPalette::Mid),
                            isSelected ? 3 : 1));
        painter.drawRect(picture);
        const HeadPattern shownPattern = m_sortedBy.value_or(head.summary.pattern);
        const QRect title(picture.left(), picture.bottom() + 3, side + 6, metrics.height());
        painter.setPen(palette().color(QPalette::Text));
        const QString name =
            QStringLiteral("%1.%2").arg(head.layer.oneBased()).arg(head.head.oneBased());
        painter.drawText(title, Qt::AlignLeft, name);
        painter.drawText(
            title, Qt::AlignRight,
            QStringLiteral("%1 %").arg(qRound(head.summary.share(shownPattern) * 100)));
        painter.setPen(colors.mutedText);
        painter.drawText(title.translated(0, metrics.height()), Qt::AlignLeft,
                         metrics.elidedText(patternName(shownPattern), Qt::ElideRight, side + 6));
    }
}

} // namespace vitrine

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace_view.h"

namespace vitrine
{

/// A part of BERT on the map.
struct MapPart {
    enum class Kind {
        Text,
        Embeddings,
        Layer,
        Head,
        FeedForward,
        Layers,
        Similarity,
        MaskedWords,
        NextSentence,
        Bend
    };
    Kind kind = Kind::Text;
    int layer = -1; ///< from 0, for Layer, Head and FeedForward
    int head = -1;  ///< from 0, for Head
    friend bool operator==(const MapPart&, const MapPart&) = default;
};

/// The whole encoder as a map, from the text at the bottom to the answers on top, as in the papers'
/// drawings. A click on a part goes to its view; the part on screen is lit.
class EncoderMap : public TraceView
{
    Q_OBJECT

public:
    explicit EncoderMap(Selection* selection, QWidget* parent = nullptr);

    void setLit(QList<MapPart::Kind> kinds); ///< which kinds of part the view on screen shows
    void setOtherModel(bool isOther);        ///< what is on screen is not the model that is open
    struct Place {
        MapPart part;
        QRect area;
        QString name;
    };
    const QList<Place>& places() const { return m_places; }

    QSize sizeHint() const override { return {178, 460}; }
    QSize minimumSizeHint() const override { return {150, 300}; }

signals:
    void partClicked(const vitrine::MapPart& part);

protected:
    void refresh() override;
    bool event(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void clickAt(QPoint position);
    void layOut();
    QString note() const; ///< what stands in the place of the layers; empty: they are there
    void setCurrent(int place);
    bool isLit(const MapPart& part) const;
    bool isBent(const MapPart& part) const; ///< silenced, or inside what is
    int placeAt(QPoint position) const;
    QString tip(const MapPart& part) const;

    QList<MapPart::Kind> m_lit;
    bool m_isOtherModel = false;
    QRect m_noteArea;
    QList<Place> m_places;
    int m_current = -1; // the place that pointer or keyboard is on
};

} // namespace vitrine

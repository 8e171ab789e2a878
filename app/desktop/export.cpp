// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/export.h"

#include "desktop/save_file.h"
#include "encoder/bend.h"
#include "encoder/encoder.h"
#include "files/safetensors_writer.h"
#include "problems.h"
#include "translate.h"

#include <QBuffer>
#include <QFileInfo>
#include <QImage>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <QWidget>

#include <nlohmann/json.hpp>
#include <qcustomplot.h>

#include <utility>

namespace vitrine
{

QString pictureFilter()
{
    return tr("Pictures (*.png *.svg *.pdf)");
}

/// Draws with lines and letters. A plot would paint its pixels, so it is asked to draw itself.
static void drawSharply(QWidget& widget, QPaintDevice& device, double scale)
{
    QList<QCustomPlot*> plots = widget.findChildren<QCustomPlot*>();
    if (auto* const itself = qobject_cast<QCustomPlot*>(&widget))
        plots.append(itself);
    QCPPainter painter(&device);
    painter.setMode(QCPPainter::pmVectorized);
    painter.scale(scale, scale);
    for (QCustomPlot* plot : std::as_const(plots))
        plot->setProperty("isDrawnSeparately", true);
    widget.render(&painter, QPoint(), QRegion(),
                  QWidget::DrawWindowBackground | QWidget::DrawChildren);
    for (QCustomPlot* plot : std::as_const(plots)) {
        plot->setProperty("isDrawnSeparately", {});
        if (!plot->isVisibleTo(&widget))
            continue;
        painter.save();
        painter.translate(plot->mapTo(&widget, QPoint(0, 0)));
        const QRect before = plot->viewport();
        plot->toPainter(&painter, plot->width(), plot->height());
        plot->setViewport(before);
        painter.restore();
        plot->replot();
    }
}

static QByteArray png(QWidget& widget, bool screenSize)
{
    const double scale = screenSize ? 1 : 2;
    QImage image(widget.size() * scale, QImage::Format_ARGB32_Premultiplied);
    if (screenSize) {
        image = widget.grab().toImage();
    } else {
        image.fill(widget.palette().color(QPalette::Window));
        drawSharply(widget, image, scale);
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

static QByteArray svg(QWidget& widget)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(widget.size());
    generator.setViewBox(QRect(QPoint(), widget.size()));
    generator.setResolution(widget.logicalDpiX());
    generator.setTitle(QStringLiteral("Vitrine"));
    drawSharply(widget, generator, 1);
    return bytes;
}

static QByteArray pdf(QWidget& widget)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        // As many dots as the screen has: a plot asks for its letters in points, and with more dots
        // they would be enlarged twice. Lines and letters stay sharp, for they are no dots.
        writer.setResolution(widget.logicalDpiX());
        writer.setCreator(QStringLiteral("Vitrine"));
        const QSizeF points = QSizeF(widget.size()) * 72.0 / widget.logicalDpiX();
        writer.setPageSize(QPageSize(points, QPageSize::Point));
        writer.setPageMargins(QMarginsF());
        drawSharply(widget, writer, 1);
    }
    return bytes;
}

QString exportPicture(QWidget& widget, const QString& file, bool screenSize)
{
    const QString ending = QFileInfo(file).suffix().toLower();
    if (ending == QLatin1String("png"))
        return saveFile(file, png(widget, screenSize));
    if (ending == QLatin1String("svg"))
        return saveFile(file, svg(widget));
    if (ending == QLatin1String("pdf"))
        return saveFile(file, pdf(widget));
    return tr("%1 should end in .png, .svg or .pdf.").arg(file);
}

QString toCsv(const TextTable& table)
{
    QString csv;
    for (const QStringList& row : table) {
        QStringList cells;
        for (QString cell : row) {
            const bool needsQuotes = cell.contains(QLatin1Char(',')) ||
                                     cell.contains(QLatin1Char('"')) ||
                                     cell.contains(QLatin1Char('\n'));
            cell.replace(QLatin1Char('"'), QLatin1String("\"\""));
            cells.append(needsQuotes ? QLatin1Char('"') + cell + QLatin1Char('"') : cell);
        }
        csv += cells.join(QLatin1Char(',')) + QLatin1String("\r\n");
    }
    return csv;
}

QString exportTable(const TextTable& table, const QString& file)
{
    if (table.isEmpty())
        return tr("There are no numbers on screen to write.");
    return saveFile(file, toCsv(table).toUtf8());
}

static std::shared_ptr<const Trace> wholeRun(const Answer& answer)
{
    if (answer.trace->wordLogits() || !answer.model->canPredictWords())
        return answer.trace;
    const Encoding& encoding = answer.trace->encoding();
    const Config& config = answer.model->config;
    return Encoder(answer.model)
        .run(encoding,
             runOptions(answer.bend, encoding.size(), config.layerCount, config.headCount));
}

static void writeRun(const Trace& trace, const std::string& modelName, const QString& file)
{
    nlohmann::json tokens = nlohmann::json::array();
    nlohmann::json ids = nlohmann::json::array();
    nlohmann::json segments = nlohmann::json::array();
    for (const Token& token : trace.encoding().tokens) {
        tokens.push_back(token.text);
        ids.push_back(token.id.value);
        segments.push_back(token.segment);
    }
    std::vector<TensorToWrite> tensors;
    trace.forEachTensor(
        [&](const std::string& name, const std::vector<int>& shape, std::span<const float> values) {
            tensors.push_back({name, shape, values});
        });
    writeSafetensors(file.toStdString(), tensors,
                     {{"model", modelName},
                      {"tokens", tokens.dump()},
                      {"input_ids", ids.dump()},
                      {"token_type_ids", segments.dump()}});
}

QString exportRun(const Answer& answer, const QString& file)
{
    QString problem;
    guarded([&] { writeRun(*wholeRun(answer), answer.model->name, file); },
            [&](const QString& reason) { problem = reason; });
    return problem;
}

} // namespace vitrine

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/masks.h"
#include "encoder/encoder.h"

#include <QObject>
#include <QString>
#include <QThreadPool>

#include <array>
#include <atomic>
#include <memory>

namespace vitrine
{

/// What the person asked BERT to read.
struct RunRequest {
    QString a;
    QString b; ///< empty: a single sentence
    std::array<MaskedSpans, 2> masks = {};
};

/// Owns the model and runs it on a thread of its own, so that the window never waits. A newer
/// request cancels the run in flight; only the newest result is delivered.
class Session : public QObject
{
    Q_OBJECT

public:
    explicit Session(QObject* parent = nullptr);
    ~Session() override;

    /// Opens a model folder. Ends in modelChanged, or in loadFailed with the old model in place.
    void open(const QString& folder);
    /// Runs the newest model. Ends in traceReady, unless a newer request comes first.
    void request(const RunRequest& request);

    std::shared_ptr<const Model> model() const { return m_encoder ? m_encoder->model() : nullptr; }
    int maxTokens() const { return m_encoder ? m_encoder->maxTokens() : 0; }
    bool isLoading() const { return m_loading > 0; }

signals:
    void modelChanged();
    void loadFailed(const QString& reason);
    void traceReady(std::shared_ptr<const vitrine::Trace> trace);
    void runFailed(const QString& reason);

private:
    void finishLoading(std::shared_ptr<const Encoder> encoder, const QString& failure);

    std::shared_ptr<const Encoder> m_encoder;
    RunRequest m_request;
    bool m_hasRequest = false;
    int m_loading = 0;
    std::atomic<quint64> m_newest = 0; // number of the newest request
    QThreadPool m_worker;
};

} // namespace vitrine

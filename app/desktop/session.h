// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/masks.h"
#include "encoder/bend.h"
#include "encoder/encoder.h"
#include "trace_view.h"

#include <QObject>
#include <QString>
#include <QThreadPool>

#include <array>
#include <atomic>
#include <functional>
#include <map>
#include <memory>

namespace vitrine
{

/// What the person asked BERT to read.
struct RunRequest {
    QString a;
    QString b; ///< empty: a single sentence
    std::array<MaskedSpans, 2> masks = {};
    Bend bend = {};
};

/// The request's tokens, cut to what the model takes, with its masks.
Encoding encodeRequest(const Encoder& encoder, const RunRequest& request);

/// Owns the model and runs it on a thread of its own, so that the window never waits. A newer
/// request cancels the run in flight; only the newest result is delivered. Besides that, views may
/// ask for further runs, which come second and end when there is a new request.
class Session : public QObject
{
    Q_OBJECT

public:
    explicit Session(QObject* parent = nullptr);
    ~Session() override;

    /// Opens a model folder. Ends in modelChanged, or in loadFailed with the old model in place.
    void open(const QString& folder);
    /// Takes a model that is in memory already. Ends in modelChanged.
    void use(std::shared_ptr<const Model> model);
    /// Runs the newest model, if anything is bent also without the bend. Ends in answerReady,
    /// unless a newer request comes first.
    void request(const RunRequest& request);

    /// A question that takes further runs. It runs on the worker and returns what to do with the
    /// result in the window's thread; it returns nothing if `progress` cancelled it.
    using Show = std::function<void()>;
    using Question = std::function<Show(const Encoder& encoder, const Progress& progress)>;
    /// Of one `kind` only the newest is answered. None is answered any more after a new request.
    void ask(const QString& kind, Question question);
    void cancelQuestions();
    /// Gives up the run in flight too; what is on screen stays.
    void cancel();

    std::shared_ptr<const Model> model() const { return m_encoder ? m_encoder->model() : nullptr; }
    int maxTokens() const { return m_encoder ? m_encoder->maxTokens() : 0; }
    bool isLoading() const { return m_loading > 0; }

signals:
    void modelChanged();
    void loadFailed(const QString& reason);
    void answerReady(const vitrine::Answer& answer);
    void runFailed(const QString& reason);
    /// Something takes its time; done == total when it has ended, however it ended.
    void progressed(int done, int total);

private:
    void load(const std::function<std::shared_ptr<const Model>()>& find);
    void attempt(const std::function<bool()>& isWanted, const std::function<void()>& work);
    void finishLoading(std::shared_ptr<const Encoder> encoder, const QString& failure);
    void deliver(std::function<bool()> isWanted, std::function<void()> show);

    std::shared_ptr<const Encoder> m_encoder;
    RunRequest m_request;
    bool m_hasRequest = false;
    int m_loading = 0;
    std::atomic<quint64> m_newest = 0; // number of the newest request
    std::map<QString, std::shared_ptr<std::atomic<bool>>> m_questions; // by kind: is it wanted?
    QThreadPool m_worker;
};

} // namespace vitrine

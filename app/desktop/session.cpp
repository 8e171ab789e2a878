// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/session.h"

#include "problems.h"

#include <new>
#include <stdexcept>
#include <utility>

namespace vitrine
{

// A text that was just typed comes before questions about the one before it.
static constexpr int requestPriority = 1;
static constexpr int questionPriority = 0;

Session::Session(QObject* parent) : QObject(parent)
{
    m_worker.setMaxThreadCount(1); // one thing after the other
    m_worker.setExpiryTimeout(-1);
}

Session::~Session()
{
    ++m_newest; // cancels what is running
    cancelQuestions();
    m_worker.clear();
    m_worker.waitForDone();
}

Encoding encodeRequest(const Encoder& encoder, const RunRequest& request)
{
    const Tokenizer& tokenizer = encoder.model()->tokenizer;
    const std::string a = request.a.toStdString();
    const std::string b = request.b.toStdString();
    Encoding encoding = tokenizer.encode(
        a, b.empty() ? std::nullopt : std::optional<std::string_view>(b), encoder.maxTokens());
    return applyMasks(std::move(encoding), request.masks, tokenizer);
}

void Session::deliver(std::function<bool()> isWanted, std::function<void()> show)
{
    QMetaObject::invokeMethod(
        this,
        [isWanted = std::move(isWanted), show = std::move(show)] {
            if (isWanted())
                show();
        },
        Qt::QueuedConnection);
}

void Session::open(const QString& folder)
{
    ++m_loading;
    ++m_newest; // what the old model was doing is of no use any more
    cancelQuestions();
    m_worker.start(
        [this, folder] {
            load([&] {
                try {
                    return loadModel(folder.toUtf8().toStdString());
                } catch (const std::bad_alloc&) {
                    throw std::runtime_error(
                        tr("There is not enough memory to open %1.").arg(folder).toStdString());
                }
            });
        },
        requestPriority);
}

void Session::use(std::shared_ptr<const Model> model)
{
    ++m_loading;
    ++m_newest; // what the old model was doing is of no use any more
    cancelQuestions();
    m_worker.start([this, model = std::move(model)] { load([&] { return model; }); },
                   requestPriority);
}

/// In the worker's thread: an encoder for the model that `find` returns, or why there is none.
void Session::load(const std::function<std::shared_ptr<const Model>()>& find)
{
    std::shared_ptr<const Encoder> encoder;
    QString failure;
    guarded([&] { encoder = std::make_shared<const Encoder>(find()); },
            [&](const QString& reason) { failure = reason; });
    QMetaObject::invokeMethod(
        this, [this, encoder = std::move(encoder), failure] { finishLoading(encoder, failure); },
        Qt::QueuedConnection);
}

/// In the worker's thread: what goes wrong with `work` is told, if it is still wanted.
void Session::attempt(const std::function<bool()>& isWanted, const std::function<void()>& work)
{
    guarded(work, [&](const QString& reason) {
        deliver(isWanted, [this, reason] { emit runFailed(reason); });
    });
    emit progressed(1, 1);
}

void Session::finishLoading(std::shared_ptr<const Encoder> encoder, const QString& failure)
{
    --m_loading;
    if (encoder) {
        m_encoder = std::move(encoder);
        emit modelChanged();
    } else {
        emit loadFailed(failure);
    }
    if (m_hasRequest)
        request(m_request);
}

/// The answer to a request; its trace is null if `progress` cancelled it.
static Answer answerTo(const Encoder& encoder, const RunRequest& request, const Progress& progress)
{
    const Encoding encoding = encodeRequest(encoder, request);
    const Config& config = encoder.model()->config;
    RunOptions options =
        runOptions(request.bend, encoding.size(), config.layerCount, config.headCount);
    // A key press asks for what is on screen, not for every word at every place.
    options.guessAt = maskedPositions(encoding, encoder.model()->tokenizer.specials().mask);
    Answer answer{encoder.model(), encoder.run(encoding, options, progress), {}, request.bend};
    answer.plain = request.bend.isPlain() || !answer.trace
                       ? answer.trace
                       : encoder.run(encoding, {.guessAt = options.guessAt}, progress);
    if (!answer.plain)
        answer.trace.reset();
    return answer;
}

void Session::request(const RunRequest& request)
{
    m_request = request;
    m_hasRequest = true;
    const quint64 number = ++m_newest;
    cancelQuestions();
    if (!m_encoder)
        return; // runs when the model is there
    m_worker.start(
        [this, number, request, encoder = m_encoder] {
            const auto isNewest = [this, number] { return m_newest == number; };
            if (!isNewest())
                return;
            attempt(isNewest, [&] {
                const Answer answer = answerTo(*encoder, request, [&](int done, int total) {
                    emit progressed(done, total);
                    return isNewest();
                });
                if (answer.trace)
                    deliver(isNewest, [this, answer] { emit answerReady(answer); });
            });
        },
        requestPriority);
}

void Session::cancelQuestions()
{
    for (const auto& [kind, isWanted] : m_questions)
        *isWanted = false;
    m_questions.clear();
}

void Session::cancel()
{
    ++m_newest;
    cancelQuestions();
}

void Session::ask(const QString& kind, Question question)
{
    if (!m_encoder)
        return;
    if (const auto older = m_questions.find(kind); older != m_questions.end())
        *older->second = false;
    const auto isWanted = std::make_shared<std::atomic<bool>>(true);
    m_questions[kind] = isWanted;
    m_worker.start(
        [this, isWanted, encoder = m_encoder, question = std::move(question)] {
            if (!*isWanted)
                return;
            const auto wanted = [isWanted] { return isWanted->load(); };
            attempt(wanted, [&] {
                const Show show = question(*encoder, [&](int done, int total) {
                    emit progressed(done, total);
                    return wanted();
                });
                if (show)
                    deliver(wanted, show);
            });
        },
        questionPriority);
}

} // namespace vitrine

// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/session.h"

#include <exception>
#include <utility>

namespace vitrine
{

Session::Session(QObject* parent) : QObject(parent)
{
    m_worker.setMaxThreadCount(1); // one thing after the other, in the order they were asked for
    m_worker.setExpiryTimeout(-1);
}

Session::~Session()
{
    ++m_newest; // cancels what is running
    m_worker.waitForDone();
}

void Session::open(const QString& folder)
{
    ++m_loading;
    ++m_newest; // what the old model was doing is of no use any more
    m_worker.start([this, folder] {
        std::shared_ptr<const Encoder> encoder;
        QString failure;
        try {
            const QByteArray path = folder.toUtf8();
            encoder = std::make_shared<const Encoder>(loadModel(path.toStdString()));
        } catch (const std::bad_alloc&) {
            failure = tr("There is not enough memory to open %1.").arg(folder);
        } catch (const std::exception& error) {
            failure = QString::fromUtf8(error.what());
        }
        QMetaObject::invokeMethod(
            this,
            [this, encoder = std::move(encoder), failure] { finishLoading(encoder, failure); },
            Qt::QueuedConnection);
    });
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

void Session::request(const RunRequest& request)
{
    m_request = request;
    m_hasRequest = true;
    const quint64 number = ++m_newest;
    if (!m_encoder)
        return; // runs when the model is there
    m_worker.start([this, number, request, encoder = m_encoder] {
        const auto isNewest = [this, number] { return m_newest == number; };
        if (!isNewest())
            return;
        try {
            const Tokenizer& tokenizer = encoder->model()->tokenizer;
            const std::string a = request.a.toStdString();
            const std::string b = request.b.toStdString();
            Encoding encoding =
                tokenizer.encode(a, b.empty() ? std::nullopt : std::optional<std::string_view>(b),
                                 encoder->maxTokens());
            encoding = applyMasks(std::move(encoding), request.masks, tokenizer);
            auto trace = encoder->run(encoding, {}, [&](int, int) { return isNewest(); });
            if (trace)
                QMetaObject::invokeMethod(
                    this,
                    [this, isNewest, trace = std::move(trace)] {
                        if (isNewest())
                            emit traceReady(trace);
                    },
                    Qt::QueuedConnection);
        } catch (const std::exception& error) {
            const QString reason = QString::fromUtf8(error.what());
            QMetaObject::invokeMethod(
                this,
                [this, isNewest, reason] {
                    if (isNewest())
                        emit runFailed(reason);
                },
                Qt::QueuedConnection);
        }
    });
}

} // namespace vitrine

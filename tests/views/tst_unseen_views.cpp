// SPDX-License-Identifier: GPL-3.0-or-later
// A view that nobody sees holds no run and asks for none.

#include "attention_view.h"
#include "inside_head_view.h"
#include "layers_view.h"
#include "masking_lab_view.h"
#include "next_sentence_view.h"
#include "predictions_view.h"
#include "similarity_view.h"
#include "view_support.h"

#include <QCheckBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace vitrine;
using namespace vitrine::test;

class UnseenViewsTest : public QObject
{
    Q_OBJECT

private:
    Reader m_reader;
    Selection m_selection;

    /// Shows an answer in the view, hides the view, and says whether the run has gone with its
    /// owner.
    bool letsGo(TraceView& view)
    {
        Answer answer = m_reader.answer("he was tired", "he slept", {3});
        const std::weak_ptr<const Trace> run = answer.trace;
        view.resize(900, 600);
        view.show();
        view.setAnswer(answer);
        const QPixmap drawn = view.grab();
        view.hide();
        answer = {};
        // What is still computed off the window's thread may need the run a little longer.
        return QTest::qWaitFor([&] { return run.expired(); }) && !drawn.isNull();
    }

private slots:
    void noHiddenViewHoldsItsRun()
    {
        AttentionView attention(&m_selection);
        for (const auto mode : {AttentionView::Mode::Heatmap, AttentionView::Mode::Lines,
                                AttentionView::Mode::Heads, AttentionView::Mode::Rollout}) {
            attention.setMode(mode);
            QVERIFY(letsGo(attention));
        }
        InsideHeadView insideHead(&m_selection);
        QVERIFY(letsGo(insideHead));
        LayersView layers(&m_selection);
        QVERIFY(letsGo(layers));
        SimilarityView similarity(&m_selection);
        QVERIFY(letsGo(similarity));
        PredictionsView predictions(&m_selection);
        predictions.setSpacious(true);
        predictions.setGuessing(true);
        QVERIFY(letsGo(predictions));
        MaskingLabView maskingLab(&m_selection);
        QVERIFY(letsGo(maskingLab));
    }

    void furtherRunsGoWhenTheViewIsHidden()
    {
        const Answer answer = m_reader.answer("he was tired", "he slept");
        SimilarityView view(&m_selection);
        QSignalSpy requests(&view, &SimilarityView::apartRequested);
        view.findChild<QCheckBox*>("apart")->setChecked(true);
        view.setAnswer(answer);
        QCOMPARE(requests.size(), 0);
        view.show();
        QCOMPARE(requests.size(), 1);
        auto a = m_reader.answer("he was tired").trace;
        auto b = m_reader.answer("he slept").trace;
        const std::weak_ptr<const Trace> first = a, second = b;
        view.setApart(std::move(a), std::move(b));
        QVERIFY(!first.expired() && !second.expired());
        view.hide();
        QVERIFY(first.expired() && second.expired());
        view.show(); // they are needed again
        QCOMPARE(requests.size(), 2);
        view.hide();
        a = m_reader.answer("he was tired").trace;
        const std::weak_ptr<const Trace> late = a;
        view.setApart(std::move(a), answer.trace);
        QVERIFY(late.expired());
    }

    void theMaskingLabAsksOnlyWhileItIsSeen()
    {
        const Answer answer = m_reader.answer("he was tired so he went to bed");
        MaskingLabView view(&m_selection);
        QSignalSpy requests(&view, &MaskingLabView::runRequested);
        view.setAnswer(answer);
        QCOMPARE(requests.size(), 0);
        view.show();
        QCOMPARE(requests.size(), 1);
        auto run = m_reader.encoder.run(view.draw().encoding);
        const std::weak_ptr<const Trace> held = run;
        view.setRun(std::move(run));
        QVERIFY(!held.expired());
        view.hide();
        QVERIFY(held.expired());
        view.setRun(answer.trace); // too late; it must not be read either
    }

    void theOtherOrderIsAskedOnlyWhileItIsSeen()
    {
        const Answer first = m_reader.answer("he was tired", "he slept");
        const Answer second = m_reader.answer("he was tired", "he sle");
        NextSentenceView view(&m_selection);
        QSignalSpy requests(&view, &NextSentenceView::otherOrderRequested);
        view.setAnswer(first);
        view.setAnswer(second);
        QCOMPARE(requests.size(), 0);
        view.show();
        QCOMPARE(requests.size(), 1);
        view.setOtherOrder(0.5);
        view.hide();
        view.show(); // known already
        QCOMPARE(requests.size(), 1);
    }

    void whatIsPinnedStays()
    {
        Answer pinned = m_reader.answer("he was tired");
        const Answer next = m_reader.answer("he is tired");
        const std::weak_ptr<const Trace> run = pinned.trace;
        AttentionView view(&m_selection);
        view.show();
        view.setAnswer(pinned);
        view.findChild<QPushButton*>("pin")->click();
        pinned = {};
        view.setAnswer(next);
        view.hide();
        QVERIFY(!run.expired());
        view.clear(); // another model is open
        QVERIFY(run.expired());
    }
};

VITRINE_TEST(UnseenViewsTest)
#include "tst_unseen_views.moc"

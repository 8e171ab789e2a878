<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>vitrine</name>
    <message numerus="yes">
        <source>%n glance(s) forbidden</source>
        <translation>
            <numerusform>%n glance forbidden</numerusform>
            <numerusform>%n glances forbidden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::GuessGame</name>
    <message numerus="yes">
        <source>After %n round(s): the class found %1, BERT found %2 of the hidden words.</source>
        <translation>
            <numerusform>After %n round: the class found %1, BERT found %2 of the hidden words.</numerusform>
            <numerusform>After %n rounds: the class found %1, BERT found %2 of the hidden words.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::AttentionView</name>
    <message numerus="yes">
        <source>Mean over the %n head(s).</source>
        <translation>
            <numerusform>Mean over the %n head.</numerusform>
            <numerusform>Mean over the %n heads.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The pinned run has %n token(s), this one %1: no difference is shown.</source>
        <translation>
            <numerusform>The pinned run has %n token, this one %1: no difference is shown.</numerusform>
            <numerusform>The pinned run has %n tokens, this one %1: no difference is shown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::TransferView</name>
    <message numerus="yes">
        <source>After %1 of %n epoch(s), %2 rows learned: pre-trained %3 right of %4 held-out rows, random weights %5.</source>
        <translation>
            <numerusform>After %1 of %n epoch, %2 rows learned: pre-trained %3 right of %4 held-out rows, random weights %5.</numerusform>
            <numerusform>After %1 of %n epochs, %2 rows learned: pre-trained %3 right of %4 held-out rows, random weights %5.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pre-training was worth %n percentage point(s).</source>
        <translation>
            <numerusform>Pre-training was worth %n percentage point.</numerusform>
            <numerusform>Pre-training was worth %n percentage points.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::MainWindow</name>
    <message numerus="yes">
        <source>%n token(s) in %1 ms</source>
        <translation>
            <numerusform>%n token in %1 ms</numerusform>
            <numerusform>%n tokens in %1 ms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %n token(s) fit this model. Left out at the end: %1.</source>
        <translation>
            <numerusform>Only %n token fits this model. Left out at the end: %1.</numerusform>
            <numerusform>Only %n tokens fit this model. Left out at the end: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %n token(s) fit this model. Left out at the end: %1 of A, %2 of B.</source>
        <translation>
            <numerusform>Only %n token fits this model. Left out at the end: %1 of A, %2 of B.</numerusform>
            <numerusform>Only %n tokens fit this model. Left out at the end: %1 of A, %2 of B.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n layer(s)</source>
        <translation>
            <numerusform>%n layer</numerusform>
            <numerusform>%n layers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n head(s)</source>
        <translation>
            <numerusform>%n head</numerusform>
            <numerusform>%n heads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vitrine::ConfusionView</name>
    <message numerus="yes">
        <source>%1 &apos;%2&apos; were taken for &apos;%3&apos;.</source>
        <translation>
            <numerusform>%1 &apos;%2&apos; was taken for &apos;%3&apos;.</numerusform>
            <numerusform>%1 &apos;%2&apos; were taken for &apos;%3&apos;.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 &apos;%2&apos; were recognized.</source>
        <translation>
            <numerusform>%1 &apos;%2&apos; was recognized.</numerusform>
            <numerusform>%1 &apos;%2&apos; were recognized.</numerusform>
        </translation>
    </message>
</context>
</TS>

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QList>
#include <QString>

namespace vitrine
{

/// A table in a file that can be chosen.
struct TableChoice {
    QString name; ///< for people
    QString file;
};

/// Tables to choose from: those that ship, and those that a person has opened.
class TableBox : public QComboBox
{
    Q_OBJECT

public:
    using QComboBox::QComboBox;

    void setTables(const QList<TableChoice>& tables); ///< keeps the chosen one if it is among them
    void chooseTable(const QString& file);            ///< adds it if it is not there
    QString tableFile() const { return currentData().toString(); } ///< empty: there is none
};

} // namespace vitrine

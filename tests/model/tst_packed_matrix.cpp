// SPDX-License-Identifier: GPL-3.0-or-later
// Weights in the order in which a product reads them.

#include "test_program.h"
#include "types/packed_matrix.h"

#include <QTest>

using namespace vitrine;

class PackedMatrixTest : public QObject
{
    Q_OBJECT

private:
    static Matrix counted(int rows, int columns)
    {
        Matrix matrix(rows, columns);
        for (int i = 0; i < matrix.size(); ++i)
            matrix.data()[i] = float(i + 1);
        return matrix;
    }
    static ConstMatrixView view(const Matrix& matrix)
    {
        return {matrix.data(), matrix.rows(), matrix.cols()};
    }

private slots:
    void nothingIsLost_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("columns");
        QTest::newRow("one number") << 1 << 1;
        QTest::newRow("one panel") << 16 << 16;
        QTest::newRow("a part of a panel") << 5 << 40;
        QTest::newRow("panels and a bit") << 50 << 33;
        QTest::newRow("no rows") << 0 << 8;
    }

    void nothingIsLost()
    {
        QFETCH(int, rows);
        QFETCH(int, columns);
        const Matrix matrix = counted(rows, columns);
        const PackedMatrix packed(view(matrix));
        QCOMPARE(packed.rows(), rows);
        QCOMPARE(packed.cols(), columns);
        QVERIFY(packed.unpacked() == matrix);
        for (int row = 0; row < rows; ++row) {
            QVERIFY(packed.row(row) == matrix.row(row));
            QCOMPARE(packed(row, columns - 1), matrix(row, columns - 1));
        }
    }

    void aPanelIsReadFromEndToEnd()
    {
        const Matrix matrix = counted(20, 3);
        const PackedMatrix packed(view(matrix));
        const float* const first = packed.panels(0);
        for (int k = 0; k < 3; ++k)
            for (int row = 0; row < 16; ++row)
                QCOMPARE(first[k * 16 + row], matrix(row, k));
        const float* const second = packed.panels(16);
        QCOMPARE(second - first, 3 * 16);
        for (int k = 0; k < 3; ++k)
            for (int row = 0; row < 16; ++row)
                QCOMPARE(second[k * 16 + row], row < 4 ? matrix(16 + row, k) : 0.0f);
        QCOMPARE(reinterpret_cast<std::uintptr_t>(first) % 64, std::uintptr_t(0));
    }

    void copiesShareTheNumbers()
    {
        const Matrix matrix = counted(4, 4);
        const PackedMatrix packed(view(matrix));
        const PackedMatrix copy = packed;
        QCOMPARE(copy.panels(0), packed.panels(0));
    }

    void columnsArePackedAsTheRowsOfTheTranspose()
    {
        const Matrix matrix = counted(21, 37), transposed = matrix.transpose();
        std::vector<float> columns(packedSize(37, 21)), rows(columns.size());
        packColumns(matrix.data(), 37, 21, 37, columns.data());
        packRows(transposed.data(), 21, 37, 21, rows.data());
        QVERIFY(columns == rows);
    }
};

VITRINE_TEST(PackedMatrixTest)
#include "tst_packed_matrix.moc"

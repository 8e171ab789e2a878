// SPDX-License-Identifier: GPL-3.0-or-later
// What the lessons say is true: every number of every page is computed here, or comes from a paper.

#include "desktop/lesson_link.h"
#include "lesson_checks.h"
#include "test_program.h"

#include <QDir>
#include <QTest>

using namespace vitrine;
using namespace vitrine::test;

static const std::string tired = "He was tired, so he went to bed.";
static const std::string outro = "O gato viu o outro gato.";
static const std::string cachorro = "O gato viu o cachorro.";

/// Both: what is asked of `first` falls to less than a third when only the left side is seen.
static Check needsTheRight(const std::string& sentence, const std::vector<std::string>& fitting)
{
    return [=](const Bundled& bundled) {
        Bend leftOnly;
        leftOnly.direction = Direction::LeftToRight;
        double both = 0, left = 0;
        for (const std::string& word : fitting) {
            both += bundled.chance(sentence, word);
            left += bundled.chance(sentence, word, leftOnly);
        }
        QVERIFY2(both > 0.3 && left < both / 10, qPrintable(QString::number(both)));
    };
}

static Check alikeBy(const std::string& a, const std::string& b, const std::string& word,
                     double before, double after)
{
    return [=](const Bundled& bundled) {
        expectNear(bundled.alike(a, b, word, 0), before, 0.0055); // two digits are said
        expectNear(bundled.alike(a, b, word, bundled.model->config.layerCount), after, 0.0055);
    };
}

static Check both(const Check& first, const Check& second)
{
    return [=](const Bundled& bundled) {
        first(bundled);
        second(bundled);
    };
}

static Check followsBy(const std::string& a, const std::vector<std::pair<std::string, double>>& bs)
{
    return [=](const Bundled& bundled) {
        for (const auto& [b, percent] : bs)
            expectNear(bundled.follows(a, b), percent, 0.055);
    };
}

static Check cutInto(const std::string& word, int least, int most)
{
    return [=](const Bundled& bundled) {
        QVERIFY(bundled.pieces(word) >= least && bundled.pieces(word) <= most);
    };
}

static Check moreThanThePaper(int epochs, double rate)
{
    return [=](const Bundled&) {
        const FineTuningSettings settings;
        QVERIFY(settings.epochs > epochs && settings.learningRate > rate);
    };
}

static Check classesAre(const char* file, const std::vector<std::string>& names)
{
    return [=](const Bundled&) {
        std::vector<std::string> classes =
            readTaggedTable(sourceDir / "resources/tables" / file).classes;
        classes.erase(classes.begin()); // words that are none of these
        std::sort(classes.begin(), classes.end());
        QVERIFY(classes == names);
    };
}

static Check headerIsRead(const std::vector<std::string>& headers)
{
    return [=](const Bundled&) {
        const QTemporaryDir dir;
        const fs::path file = dir.filePath("own.csv").toStdString();
        for (const std::string& header : headers) {
            writeAll(file, header + "\na,x\nb,x\nc,x\nd,x\ne,y\nf,y\ng,y\nh,y\n");
            QCOMPARE(int(readLabelledTable(file).rows.size()), 8);
        }
    };
}

static const std::string kept = "He kept his money in the bank.",
                         put = "He put his money in the bank.",
                         paid = "He paid the money to the bank.",
                         river = "She sat on the bank of the river.";
static const std::string galo = "Ela ouviu o canto do galo.", sala = "Ele ficou no canto da sala.",
                         quarto = "Ela sentou no canto do quarto.";

static const std::vector<Claim> english = {
    {"02", "The bundled model: 4 layers, 4 heads, 256 numbers", sizesAre(4, 4, 256)},
    {"03", "Nearly everything useful stands to its right.",
     needsTheRight("The [MASK] shone all night and the stars were bright.", {"sun", "moon"})},
    {"04", "has no \"shivered\", so it uses two pieces", cutInto("shivered", 2, 2)},
    {"05", "the word \"cat\" comes twice. Its token vector is the same both times; its position",
     sameWordElsewhere("The cat saw the other cat.", 3, "The cat saw the other cat.", 7)},
    {"05", "at place 3 belongs to the token that went in at place 3",
     sameWordElsewhere("The cat saw the other cat.", 3, "The cat saw the other cat.", 7)},
    {"06", "every token shares out its attention, 100 % in all", sharesMakeOne(tired)},
    {"06", "Show a head that looks one token back", headLooks(HeadPattern::Previous, tired, 2, 4)},
    {"06", "Show a head that looks one token ahead", headLooks(HeadPattern::Next, tired, 2, 3)},
    {"07", "From each token's vector it computes three with fewer numbers",
     threeHaveFewerNumbers(tired)},
    {"07", "divided by the square root of the number of their dimensions",
     scoresAreScaledProducts(tired)},
    {"07", "none is negative, and together they make 1", sharesMakeOne(tired)},
    {"07", "the head adds up all values, each multiplied by its share", valuesAreAddedUp(tired)},
    {"08", "256 numbers become 1024 neurons and then 256 again", widensTo(256, 1024)},
    {"09", "Its token vector is the same in both sentences.", sameWordElsewhere(put, 8, river, 6)},
    {"09",
     "On the way into the first layer they are about the same, 0.65 and 0.64. After the last one "
     "it is 0.68 for money and river, and 0.82 for money and money.",
     both(alikeBy(put, river, "bank", 0.65, 0.68), alikeBy(kept, paid, "bank", 0.64, 0.82))},
    {"10", "15 % of the tokens are chosen",
     drawsAre("The old man opened the door, looked into the dark room and called the name of his "
              "wife.",
              15, 80, 10)},
    {"10", "80 % become `[MASK]`,\n- 10 % become a random word,\n- 10 % stay as they are.",
     drawsAre("The old man opened the door, looked into the dark room and called the name of his "
              "wife.",
              15, 80, 10)},
    {"10", "grew up on simple sentences and old novels", cardSays("everyday sentences")},
    {"11",
     "97.6 % for the good pair, 0.2 % for the random one, and 99.7 % for the contradiction, more "
     "than for any other",
     followsBy("She was hungry.", {{"She cut a piece of bread.", 97.6},
                                   {"The ship sailed for India in May.", 0.2},
                                   {"She was not hungry.", 99.7}})},
    {"11", "The two short sentences have nothing to do with each other and get 83 %.",
     followsBy("The sky is blue.", {{"The king is dead.", 83.35}})},
    {"12", "15 % of the tokens chosen, 80/10/10",
     [](const Bundled&) { expectNear(labRecipe("en").examples.chosenShare, 0.15, 1e-9); }},
    {"12",
     "ln 3,000, about 8, for a word out of 3,000, and ln 2, about 0.69, for yes or no. About "
     "there both curves begin.",
     lossesBeginAt("en", 8, 0.69)},
    {"12", "First come the words that are frequent everywhere: \"the\", \".\".",
     firstGuessesAre("en", "She drinks a cup of [MASK].", {"the", "."})},
    {"13", "180 sentences with a label to learn from, 60 held out",
     tableHas("en/topic.csv", 6, 180, 60)},
    {"13",
     "With six topics, guessing gets 17 %. In our measurements the pre-trained model got a little "
     "over 80 % of the held-out sentences right, the other about 20 %.",
     fineTuningGives("en/topic.csv", 83, 20)},
    {"13", "guessing gets 50 %, and our small model got about 67 %",
     fineTuningGives("en/mood.csv", 67, std::nullopt)},
    {"13", "whose first line is `text,label`", headerIsRead({"text,label"})},
    {"13", "Our small model takes more of both.", moreThanThePaper(4, 5e-5)},
    {"14", "Embeddings: 91.0", published(FeatureRecipe::Embeddings, 91.0)},
    {"14", "Last layer: 94.9", published(FeatureRecipe::LastLayer, 94.9)},
    {"14", "Sum of all twelve layers: 95.5", published(FeatureRecipe::SumOfAllLayers, 95.5)},
    {"14", "Second-to-last layer: 95.6", published(FeatureRecipe::SecondToLastLayer, 95.6)},
    {"14", "Sum of the last four: 95.9", published(FeatureRecipe::SumOfLastFour, 95.9)},
    {"14", "Last four joined: 96.1", published(FeatureRecipe::ConcatenationOfLastFour, 96.1)},
    {"14", "persons, places, times and animals",
     classesAre("en/names.txt", {"animal", "person", "place", "time"})},
    {"14", "the embeddings reached about 70 %, the best recipes about 90 %",
     featuresGive("en/names.txt", 70, 90)},
    {"14", "With four layers, two of the sums are even the same.", twoSumsAreTheSame(tired)},
    {"15", "silence one attention head and see what is left of it",
     headMatters("We eat bread with [MASK].", 2, 4)},
};

static const std::vector<Claim> portuguese = {
    {"02", "O modelo pequeno: 4 camadas, 4 cabeças, 256 números", sizesAre(4, 4, 256)},
    {"03", "Quase tudo o que ajuda está à direita dela.",
     needsTheRight("A [MASK] brilhou a noite toda e as estrelas também.", {"lua", "luz"})},
    {"04", "tem \"passarinhos\" inteiro", cutInto("passarinhos", 1, 1)},
    {"04", "corta \"cantarolavam\" em vários pedaços", cutInto("cantarolavam", 3, 9)},
    {"05",
     "Veja \"gato\" no lugar 3 e, depois de um simples \"E\", no lugar 4. O vetor do token "
     "continua igual; o da posição muda.",
     sameWordElsewhere(cachorro, 3, "E o gato viu o cachorro.", 4)},
    {"05", "no lugar 3 é o do token que entrou no lugar 3",
     sameWordElsewhere(cachorro, 3, "E o gato viu o cachorro.", 4)},
    {"06", "cada token reparte 100% da sua atenção", sharesMakeOne(outro)},
    {"06", "Mostrar uma cabeça que olha um token para trás",
     headLooks(HeadPattern::Previous, outro, 2, 2)},
    {"06", "Mostrar uma cabeça que olha um token à frente",
     headLooks(HeadPattern::Next, outro, 2, 1)},
    {"07", "ela calcula três, com menos números", threeHaveFewerNumbers(cachorro)},
    {"07", "dividido pela raiz quadrada do número de dimensões dos vetores",
     scoresAreScaledProducts(cachorro)},
    {"07", "nunca negativas, que somam 1", sharesMakeOne(cachorro)},
    {"07", "somam-se os valores, cada um multiplicado pelo seu peso", valuesAreAddedUp(cachorro)},
    {"08", "256 números viram 1024 neurônios e de novo 256", widensTo(256, 1024)},
    {"09", "O embedding do token é o mesmo nas duas frases",
     sameWordElsewhere(galo, 5, "O canto.", 3)},
    {"09",
     "a semelhança é a mesma, 0,70. Depois da última é de 0,60 entre galo e quarto e de 0,90 "
     "entre sala e quarto.",
     both(alikeBy(galo, quarto, "canto", 0.695, 0.60),
          alikeBy(sala, quarto, "canto", 0.695, 0.90))},
    {"09", "com \"banco\", de dinheiro e da praça, a diferença é bem menor",
     [](const Bundled& bundled) {
         const std::string money = "Ele tirou o dinheiro do banco.";
         const double other = bundled.alike(money, "Ela sentou no banco da praça.", "banco", 4);
         const double same = bundled.alike(money, "O dinheiro dela está no banco.", "banco", 4);
         QVERIFY(same - other < (0.90 - 0.60) / 3); // a third of that of "canto"
     }},
    {"10", "15% dos tokens são sorteados",
     drawsAre("O velho abriu a porta, olhou para o quarto escuro e chamou o nome da mulher.", 15,
              80, 10)},
    {"10", "80% viram `[MASK]`,\n- 10% viram uma palavra qualquer,\n- 10% ficam como estão.",
     drawsAre("O velho abriu a porta, olhou para o quarto escuro e chamou o nome da mulher.", 15,
              80, 10)},
    {"10", "se criou lendo frases simples e Machado de Assis", cardSays("Machado de Assis")},
    {"11",
     "97,3% para o bom par, 0,2% para o sorteado e 99,7% para a contradição, mais do que para "
     "todos os outros",
     followsBy("Ela estava com fome.", {{"Ela cortou um pedaço de pão.", 97.3},
                                        {"O navio partiu para a Índia em maio.", 0.2},
                                        {"Ela não estava com fome.", 99.7}})},
    {"11", "As duas frases curtas não têm nada a ver uma com a outra e recebem 71%.",
     followsBy("O céu é azul.", {{"O rei está morto.", 70.85}})},
    {"12", "15% dos tokens, 80/10/10",
     [](const Bundled&) { expectNear(labRecipe("pt").examples.chosenShare, 0.15, 1e-9); }},
    {"12",
     "ln 3.000, cerca de 8, por uma palavra entre 3.000, e ln 2, cerca de 0,69, por um sim ou "
     "não. As duas curvas partem mais ou menos daí.",
     lossesBeginAt("pt", 8, 0.69)},
    {"12", "Primeiro vem o que aparece em toda parte: \"o\", \"a\", \".\".",
     firstGuessesAre("pt", "Ela bebe um copo de [MASK].", {"o", "a", "."})},
    {"13", "180 frases rotuladas para aprender e 60 reservadas",
     tableHas("pt/assunto.csv", 6, 180, 60)},
    {"13",
     "São seis assuntos; no chute se acertam 17%. Nas nossas medições, o pré-treinado acertou "
     "pouco mais de 80% das frases reservadas, e o outro, cerca de 25%.",
     fineTuningGives("pt/assunto.csv", 83, 25)},
    {"13", "o chute acerta 50%, e nosso modelo pequeno acertou cerca de 60%",
     fineTuningGives("pt/humor.csv", 60, std::nullopt)},
    {"13", "cuja primeira linha é `text,label` (ou `texto,rótulo`)",
     headerIsRead({"text,label", "texto,rótulo"})},
    {"13", "O nosso, pequeno, usa mais épocas e taxa maior.", moreThanThePaper(4, 5e-5)},
    {"14", "Embeddings: 91,0", published(FeatureRecipe::Embeddings, 91.0)},
    {"14", "Última camada: 94,9", published(FeatureRecipe::LastLayer, 94.9)},
    {"14", "Soma das doze camadas: 95,5", published(FeatureRecipe::SumOfAllLayers, 95.5)},
    {"14", "Penúltima camada: 95,6", published(FeatureRecipe::SecondToLastLayer, 95.6)},
    {"14", "Soma das quatro últimas: 95,9", published(FeatureRecipe::SumOfLastFour, 95.9)},
    {"14", "Quatro últimas concatenadas: 96,1",
     published(FeatureRecipe::ConcatenationOfLastFour, 96.1)},
    {"14", "pessoas, lugares, expressões de tempo e animais",
     classesAre("pt/nomes.txt", {"animal", "lugar", "pessoa", "tempo"})},
    {"14", "Uma moça e uma cidade, mas o mesmo vetor de token",
     sameWordElsewhere("Vitória esqueceu o guarda-chuva.", 2, "O navio chegou ao porto de Vitória.",
                       8)},
    {"14", "os embeddings chegaram a uns 63%; as melhores receitas, a quase 80% em português",
     featuresGive("pt/nomes.txt", 63, 79)},
    {"14", "e perto de 90% em inglês",
     [](const Bundled&) { featuresGive("en/names.txt", 70, 90)(Bundled("en")); }},
    {"14", "Com quatro camadas, duas das somas são até iguais.", twoSumsAreTheSame(cachorro)},
    {"15", "silencie uma cabeça de atenção e veja o que sobra dele",
     headMatters("Ela vestiu o [MASK] porque estava frio.", 2, 2)},
};

/// Numbers of other people's papers, as the pages quote them.
struct Quotation {
    const char *page, *words;
};

static const std::vector<Quotation> englishLiterature = {
    {"01", "fine-tuned BERT reached 96.4; the vectors of its last four layers, joined together, "
           "reached 96.1"},
    {"02", "12 layers, 12 heads in each, vectors of 768 numbers, 110 million parameters."},
    {"02", "24 layers, 16 heads, 1024 numbers, 340 million parameters."},
    {"03", "on SQuAD, F1 was 77.8 instead of 87.9"},
    {"06", "layers 6 to 10 give more than half of their attention to `[SEP]`"},
    {"09", "embeddings 91.0, last layer 94.9, second-to-last 95.6, last four joined 96.1"},
    {"11", "accuracy fell from 84.4 to 83.9 on MNLI and from 88.4 to 84.9 on QNLI"},
    {"12", "a corpus of 3.3 billion words, in 1,000,000 steps: four days on 16 TPU chips"},
    {"13", "learning rates from 2e-5 to 5e-5"},
    {"14", "Fine-tuned, for comparison: 96.4."},
};

static const std::vector<Quotation> portugueseLiterature = {
    {"01", "o ajuste fino chegou a 96,4; as quatro últimas camadas concatenadas, a 96,1"},
    {"02", "12 camadas, 12 cabeças em cada uma, vetores de 768 números, 110 milhões de "
           "parâmetros."},
    {"02", "24 camadas, 16 cabeças, 1024 números, 340 milhões de parâmetros."},
    {"03", "no SQuAD, F1 de 77,8 em vez de 87,9"},
    {"06", "as camadas 6 a 10 dão mais da metade da atenção ao `[SEP]`"},
    {"09", "embeddings 91,0; última 94,9; penúltima 95,6; quatro últimas concatenadas 96,1"},
    {"11", "a acurácia caiu de 84,4 para 83,9 no MNLI e de 88,4 para 84,9 no QNLI"},
    {"12", "um corpus de 3,3 bilhões de palavras, em 1 milhão de passos: quatro dias, 16 chips de "
           "TPU"},
    {"13", "taxas de aprendizado de 2e-5 a 5e-5"},
    {"14", "Com ajuste fino, para comparar: 96,4."},
};

class LessonClaimsTest : public QObject
{
    Q_OBJECT

private:
    static QString page(const QString& language, const QString& number)
    {
        const QDir folder(QString::fromStdString((sourceDir / "resources/lessons").string()) + '/' +
                          language);
        const QStringList files = folder.entryList({number + "*.md"});
        return files.size() == 1
                   ? QString::fromStdString(readAll(folder.filePath(files[0]).toStdString()))
                   : QString();
    }
    static const std::vector<Claim>& claims(const QString& language)
    {
        return language == "en" ? english : portuguese;
    }
    static const std::vector<Quotation>& literature(const QString& language)
    {
        return language == "en" ? englishLiterature : portugueseLiterature;
    }
    static void languagesAsRows()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("en") << "en";
        QTest::newRow("pt_BR") << "pt_BR";
    }

private slots:
    void everyClaimIsTrue_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("claim");
        for (const char* language : {"en", "pt_BR"})
            for (int i = 0; i < int(claims(language).size()); ++i) {
                const Claim& claim = claims(language)[std::size_t(i)];
                const QString words = QString::fromUtf8(claim.sentence).simplified().left(60);
                QTest::addRow("%s %s, %s", language, claim.page, qPrintable(words))
                    << QString(language) << i;
            }
    }

    void everyClaimIsTrue()
    {
        QFETCH(QString, language);
        QFETCH(int, claim);
        const Claim& said = claims(language)[std::size_t(claim)];
        QVERIFY2(page(language, said.page).contains(QString::fromUtf8(said.sentence)),
                 "the page does not say this any more");
        said.check(Bundled(language));
    }

    void noNumberIsLeftOut_data() { languagesAsRows(); }

    /// Whoever writes a new number into a page says here where it comes from.
    void noNumberIsLeftOut()
    {
        QFETCH(QString, language);
        for (int number = 1; number <= 15; ++number) {
            const QString name = QString("%1").arg(number, 2, 10, QChar('0'));
            QString text = page(language, name);
            QVERIFY2(!text.isEmpty(), qPrintable(name));
            for (const Claim& claim : claims(language))
                if (name == claim.page)
                    text.remove(QString::fromUtf8(claim.sentence));
            for (const Quotation& quotation : literature(language))
                if (name == quotation.page) {
                    const QString words = QString::fromUtf8(quotation.words);
                    QVERIFY2(text.contains(words), qPrintable(words));
                    text.remove(words);
                }
            static const QRegularExpression links(R"(!?\[[^\]]*\]\([^)]*\))"); // checked below
            static const QRegularExpression names(
                R"(CoNLL-2003|\bF1\b|[A-Z][a-z]+( et al\.)? \d{4})");
            text.remove(links).remove(names);
            static const QRegularExpression digits(R"(.*\d.*)");
            QVERIFY2(!text.contains(digits),
                     qPrintable(name + ": " + digits.match(text).captured()));
        }
    }

    void linksDoWhatTheirWordsSay_data() { languagesAsRows(); }

    /// A number in the words of a link is a number of the link; a word in quotation marks is the
    /// token that it chooses.
    void linksDoWhatTheirWordsSay()
    {
        QFETCH(QString, language);
        const Bundled bundled(language);
        static const QRegularExpression links(R"((?<!!)\[([^\]]*)\]\((vitrine:[^)]*)\))");
        int checked = 0;
        for (int number = 1; number <= 15; ++number) {
            const QString text = page(language, QString("%1").arg(number, 2, 10, QChar('0')));
            for (const auto& match : links.globalMatch(text)) {
                const QString words = match.captured(1);
                const auto link = parseLessonLink(QUrl(match.captured(2)));
                QVERIFY2(link, qPrintable(words));
                std::set<int> numbers = {link->layer.value_or(0), link->head.value_or(0),
                                         link->token.value_or(0)};
                static const QRegularExpression digits(R"(\d+)");
                for (const auto& digit : digits.globalMatch(words)) {
                    QVERIFY2(numbers.contains(digit.captured().toInt()), qPrintable(words));
                    ++checked;
                }
                static const QRegularExpression quoted("\"([^\"]+)\"");
                const auto word = quoted.match(words);
                if (!word.hasMatch())
                    continue;
                QVERIFY2(link->token.value_or(0) > 0, qPrintable(words));
                const auto encoding = bundled.model->tokenizer.encode(
                    link->texts[0]->toStdString(),
                    link->texts[1]->isEmpty() ? std::nullopt
                                              : std::optional(link->texts[1]->toStdString()));
                QCOMPARE(
                    QString::fromStdString(encoding.tokens.at(std::size_t(*link->token - 1)).text),
                    word.captured(1).toLower());
                ++checked;
            }
        }
        QVERIFY(checked >= 5);
    }
};

VITRINE_TEST(LessonClaimsTest)
#include "tst_lesson_claims.moc"

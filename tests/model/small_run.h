// SPDX-License-Identifier: GPL-3.0-or-later
//
// What tests of training learn from: a grammar with its recipe, and a book.
#pragma once

#include "support.h"
#include "training/recipe.h"
#include "training/wordpiece_trainer.h"

namespace vitrine::test
{

inline const char* const smallGrammar = R"(
table animal: name | does | food
  dog | barks | meat
  cat | meows | fish
  cow | moos | grass
  hen | clucks | corn
story:
  x = animal
  the {x.name} {x.does}. it eats {x.food}. [we like it | it is big].
)";

inline const char* const smallRecipe = R"({
  "name": "small", "seed": 3, "vocabulary": { "size": 120 },
  "model": { "layers": 1, "heads": 2, "hidden_size": 16, "positions": 24 },
  "sources": [ { "grammar": "grammar" } ],
  "training": { "steps": 30, "tokens_per_step": 256, "learning_rate": 0.01, "warmup_steps": 4,
                "dropout": 0.1, "threads": 1 }
})";

/// A recipe with its grammar in a folder of its own.
struct SmallRun {
    QTemporaryDir dir;
    fs::path folder = dir.path().toStdString();

    explicit SmallRun(const std::string& recipe = smallRecipe)
    {
        fs::create_directory(folder / "grammar");
        writeAll(folder / "grammar/a.txt", smallGrammar);
        writeAll(folder / "small.json", recipe);
    }
    Recipe recipe() const { return readRecipe(folder / "small.json"); }
};

/// 200 sentences of one token each, s0 to s199 with the ids from 5 on, in documents of ten.
class NumberedBook
{
public:
    NumberedBook() : file(m_dir.path().toStdString() + "/book.txt")
    {
        std::vector<std::string> words = {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"};
        std::string text;
        for (int i = 0; i < 200; ++i) {
            words.push_back("s" + std::to_string(i));
            text += words.back() + (i % 10 == 9 ? "\n\n" : "\n");
        }
        writeAll(file, text);
        m_tokenizer = std::make_unique<Tokenizer>(tokenizerFor(words, {}, 16));
    }
    const Tokenizer& tokenizer() const { return *m_tokenizer; }

private:
    QTemporaryDir m_dir;
    std::unique_ptr<Tokenizer> m_tokenizer;

public:
    const fs::path file;
};

} // namespace vitrine::test

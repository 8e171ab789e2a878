#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Takes the pictures of README.md and of the lessons anew: ./take.sh [path of vitrine]
set -eu
cd "$(dirname "$0")"
vitrine=${1:-../../build/release/app/vitrine}
export QT_QPA_PLATFORM=offscreen
settings=$(mktemp -d)
export XDG_CONFIG_HOME=$settings XDG_DATA_HOME=$settings
trap 'rm -rf "$settings"' EXIT

take() { # FILE SIZE OPTIONS...
    "$vitrine" --screenshot "$1" --size "$2" "${@:3}" 2>/dev/null
    if command -v pngquant >/dev/null; then pngquant --force --ext .png 128 "$1"; fi
}

# What differs between the languages: the model, the sentences.
english=(--language en --theme light)
portuguese=(--language pt_BR)
[ ! -d ../../sample_models/mini-pt ] || portuguese+=(--model ../../sample_models/mini-pt)

take overview.png 1280x800 "${english[@]}" --text "She opened the door with a [MASK]." --pair "Then she went in." --layer 2 --head 4
take bend.png 1280x760 "${english[@]}" --view bend --direction left-to-right --text "The [MASK] shone all night and the stars were bright." --layer 2 --head 4
take inside-head.png 1280x760 "${english[@]}" --view inside-head --text "He was tired, so he went to bed." --layer 2 --head 4 --token 4
take heads.png 1280x800 "${english[@]}" --view heads --text "He was tired, so he went to bed."
take predictions-pt.png 1280x760 "${portuguese[@]}" --theme dark --view predictions --text "A mulher chegou na casa de [MASK]."
take learning.png 1280x800 "${english[@]}" --view learning --learn 75

for folder in en pt_BR; do
    mkdir -p "../lessons/$folder/pictures"
    if [ $folder = en ]; then
        language=("${english[@]}")
        hidden="She opened the [MASK] and walked into the room." early="The [MASK] shone all night and the stars were bright." text="He was tired, so he went to bed." first="She was hungry." second="She cut a piece of bread." pair=860x620 head="--layer 2 --head 4"
    else
        language=("${portuguese[@]}" --theme light)
        hidden="Ela abriu a [MASK] e entrou na sala." early="A [MASK] brilhou a noite toda e as estrelas também." text="Ele estava cansado e foi dormir." first="Ela estava com fome." second="Ela cortou um pedaço de pão." pair=860x650 head="--layer 2 --head 2"
    fi
    to=../lessons/$folder/pictures
    take $to/overview.png 1000x640 "${language[@]}" --text "$hidden"
    take $to/bend.png 1400x600 "${language[@]}" --view bend --part bendComparison --direction left-to-right --text "$early"
    take $to/lines.png 860x760 "${language[@]}" --view lines --part linesView --text "$text" $head
    take $to/inside-head.png 960x820 "${language[@]}" --view inside-head --part insideHeadView --text "$text" $head --token 4
    take $to/predictions.png 1280x730 "${language[@]}" --view predictions --part predictionsScroll --text "$hidden"
    take $to/next-sentence.png $pair "${language[@]}" --view next-sentence --part nextSentenceView --text "$first" --pair "$second"
    take $to/watch-it-learn.png 1180x760 "${language[@]}" --view learning --learn 60 --part pretrainingView
    take $to/transfer.png 1180x720 "${language[@]}" --view transfer --learn 40 --part transferView
    take $to/features.png 1180x640 "${language[@]}" --view features --learn 20 --part featuresView
done

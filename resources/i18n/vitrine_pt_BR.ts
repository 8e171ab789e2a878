<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR">
<context>
    <name>LessonPanel</name>
    <message>
        <source>◀ Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next ▶</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Save the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the numbers on screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no run to save yet. Type a sentence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save everything the run computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safetensors (*.safetensors)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The numbers are on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sentence &amp;A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sentence &amp;B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A second sentence, if you like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sentence A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sentence B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore plain BERT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave class mode (F11)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This lesson was made with %1, which is not at %2. It is shown with %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last time you had: “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vitrine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>He was tired, so he went to bed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>He slept until the morning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. %2 stays open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. Open another model folder from the File menu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening %1 …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tokens in %2 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only %1 tokens fit this model. Left out at the end: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only %1 tokens fit this model. Left out at the end: %2 of A, %3 of B.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BERT is bent: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening a model …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1:  %2 layers,  %3 heads,  hidden size %4,  %5 million parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 - Vitrine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overview and single views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the view before, the next view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class mode, and back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the class guesses first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open, save a lesson file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undo, redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>save the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy the numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sentence A, sentence B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens: arrows move, Space hides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>heatmap: arrows move, + and - zoom, 0 shows all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>map of the encoder: arrows move, Enter opens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>restore plain BERT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inside a head: back and forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the next control</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Views of this lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the chosen views can be opened in this lesson. All or none: no lock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open lesson...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lessons (*.vitrine)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Recent lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save lesson...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lock to some views...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;model folder...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder with config.json and model.safetensors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;picture...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;numbers as CSV...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the whole &amp;run as safetensors...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore plain &amp;BERT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The view &amp;before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ne&amp;xt view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the &amp;tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the &amp;heatmap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the &amp;map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Class mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The class &amp;guesses first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&amp;anguage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Vitrine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Vitrine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;Vitrine %1&lt;/b&gt;&lt;p&gt;See how BERT works: tokens, attention, masked words and next sentences, live.&lt;/p&gt;&lt;p&gt;Attention weights show where information flows. They are not by themselves an explanation (Jain and Wallace 2019; Wiegreffe and Pinter 2019).&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>There is not enough memory to open %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vitrine</name>
    <message>
        <source>Pictures (*.png *.svg *.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 should end in .png, .svg or .pdf.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no numbers on screen to write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vitrine shows how BERT works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model folder in the Hugging Face layout.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sentence A.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sentence B.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to show: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer to look at, from 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attention head to look at, from 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token to look at, from 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where a token may look: both, left-to-right or right-to-left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heads (layer.head) and layers to silence, such as 2.1,4.3,5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language: en or pt_BR.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Large type and only the essentials, for a projector.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours: light, dark or system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the window, such as 1280x800.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WxH</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the window into a .png, .svg or .pdf file and end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; was not expected; sentences go behind --text and --pair.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no view &apos;%1&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no direction &apos;%1&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is not a lesson file of Vitrine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was made by a newer Vitrine; open it with that one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a part of it is missing or is not what it should be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is too large to be a lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Embeddings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attention lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All heads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attention rollout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inside a head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feed-forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masked words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masking lab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bend it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reads left to right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reads right to left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>silenced: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 glances forbidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>token before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>token after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>[CLS]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>[SEP]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>broad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: token %2 of %3, id %4, sentence %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Character %1 of the text: &quot;%2&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Characters %1 to %2 of the text: &quot;%3&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden from BERT. Click to show it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to hide it from BERT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typed in the text. Change the text to remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added by BERT&apos;s format; it cannot be hidden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt; %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vitrine::AttentionLines</name>
    <message>
        <source>attending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attended</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vitrine::AttentionView</name>
    <message>
        <source>Ways to look at attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All heads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rollout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attention as lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value under the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole words instead of their pieces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without [CLS], [S&amp;EP]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out the tokens that BERT&apos;s format adds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lo&amp;garithmic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brings out small weights beside large ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mean of heads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mean over all heads of the layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Difference to pinned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run minus the pinned one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Range of the colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>colours from 0 to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>colours up to the largest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From 0 to 1, a colour means the same in every head. The other brings out weak ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of the heads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the model&apos;s order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pin this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this run, to compare the next ones with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all (&amp;0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to all tokens after zooming with the wheel or dragging (0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attention heatmap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys move from cell to cell, plus and minus zoom, 0 shows all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>token after layer %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attending token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attended token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>difference to the pinned run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share that arrives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attention weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>head %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words: weights to a word&apos;s pieces are summed, from them averaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renormalised: without [CLS] and [SEP], each row adds up to 1 again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean over the %1 heads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pinned run has %1 tokens, this one %2: no difference is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rollout multiplies the layers&apos; mean attention, with half of each layer for the residual (Abnar and Zuidema 2020).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each picture is a head, named layer.head, with the place it mostly looks at and the share of its attention that goes there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Unpin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2: %3 more than in the pinned run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After layer %1, %2 of %3 comes from %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer %1, mean of the heads: %2 attends to %3 with %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer %1, head %2: %3 attends to %4 with %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 together attend to: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point at a token to see its lines alone. Click chooses a token, Ctrl+click several.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a head to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point at a cell to read its value. Each row adds up to 1. Wheel: zoom, drag: move, Ctrl+click: sum of several tokens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pattern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vitrine::BendView</name>
    <message>
        <source>Where may a token look?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Both ways (BERT)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Left to right only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Right to left only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Silence heads or layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Res&amp;tore plain BERT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forbid single glances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attending token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attended token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attention weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a cell to forbid one token to see another, in all heads and layers. A cross marks what is forbidden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 may not see %2. Click to allow it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sees %2. Click to forbid it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain BERT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide a word, or type a sentence B, and see here how the answer changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is bent: both columns are plain BERT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bent: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In layer %1, only head %2 &amp;speaks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer %1, head %2, bent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B follows A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masked token %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plain or bent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>probability</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vitrine::EmbeddingsView</name>
    <message>
        <source>Word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ segment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>= sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LayerNorm of the sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer of the vectors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One vector per token, all the way through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each row is a token&apos;s vector. Move the slider: the numbers change from layer to layer, but row 5 stays token 5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How %1 becomes a vector of %2 numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row %1 of the vocabulary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>place %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sentence %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>into layer 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out of layer %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>component</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>segment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after LayerNorm</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vitrine::EncoderMap</name>
    <message>
        <source>Map of the encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up and down move from part to part, Enter goes there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Embeddings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FFN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All vectors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is cut into tokens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each token becomes a vector: word + position + segment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer %1: attention, then a feed-forward network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer %1, head %2: who looks at whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feed-forward network of layer %1, residual and LayerNorm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The masked-word head guesses what is hidden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next-sentence head: does B follow A?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vectors of all tokens, from layer to layer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vitrine::FeedForwardView</name>
    <message>
        <source>Strongest neurons of the feed-forward network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strongest neurons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What layer %1 does to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ attention&apos;s update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>= sum (residual)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LayerNorm of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ feed-forward update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LayerNorm of it: what goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>length %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>neuron %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 neurons are above 0 for this token. Each neuron looks for a pattern in the vector and, if it finds it, adds its own direction to the result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>length</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vitrine::GuessGame</name>
    <message>
        <source>A guess of the class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What does the class say? Enter adds it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The class&apos;s guesses, ranked by BERT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reveal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BERT has made its guess. What is yours?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No round has been played yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After %1 rounds: the class found %2, BERT found %3 of the hidden words.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vitrine::HeadSteps</name>
    <message>
        <source>key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>query × key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>÷ √d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>softmax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weight × value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>result =</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vitrine::HeadsGrid</name>
    <message>
        <source>All heads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys move from head to head, Enter opens one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer %1, head %2. Mean share of the attention:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vitrine::InsideHeadView</name>
    <message>
        <source>◀  Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward  ▶</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inside a head, step by step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left and right arrows go back and forward through the steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The query: %1 asks with these %2 numbers what it is looking for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keys: each token offers %1 numbers that say what it has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The products: the query times each key, number by number. Orange helps, blue hinders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sum of the products: large where query and key point the same way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Divided by √%1 = %2, so that longer vectors do not give larger scores.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Softmax: the scores become weights that are positive and add up to 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The values, each times its weight, added up: what this head passes on for %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer %1, head %2, query token %3:  step %4 of %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>query · key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weight</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vitrine::LayerGuesses</name>
    <message>
        <source>Guesses from each layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best guess</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stands there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last layer&apos;s guess is BERT&apos;s answer. The earlier ones show how it gets there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model was saved without its masked-word head.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a sentence, and the guesses of each layer stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guesses for token %1 after each layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>embeddings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best guess</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>second</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vitrine::LayersView</name>
    <message>
        <source>Tokens on a plane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer, from the embeddings to the last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play from the embeddings to the last layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where each token&apos;s vector is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two directions in which the vectors of all layers spread most (PCA). Tokens with similar vectors lie close together; two directions cannot show everything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>❚❚ Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▶ Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of the spread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>embeddings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>second direction</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vitrine::MaskPanel</name>
    <message>
        <source>&apos;%1&apos;, %2, place %3 of %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unsure among about %1 words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entropy %1 bits: as unsure as among that many equally likely words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guesses for token %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden word: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is %2 tokens for this model; one mask holds only one. Its first: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your word: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vitrine::MaskingLabView</name>
    <message>
        <source>&amp;Draw again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed of the draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BERT sees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BERT&apos;s probability for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The exercise BERT learned from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>15 % of the tokens are chosen. Of these 80 % are masked, 10 % become a random word and 10 % stay, and BERT has to name what stood there (Devlin et al. 2019).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model was saved without its masked-word head, so there is no loss.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no word to choose. Type a sentence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>masked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training loss of this sentence: %1, the mean over the chosen tokens. Guessing at random among %2 words would give %3.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vitrine::NextSentenceView</name>
    <message>
        <source>S&amp;wap A and B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does B follow A?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does A follow B?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Candidates for sentence B, one per line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several sentences that could follow A, one per line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Candidates, the likeliest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which of these follows A?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B follows A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B does not follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A follows B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BERT learned this on neighbouring sentences of books. On short, unrelated sentences it is often too sure that they belong together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model was saved without its next-sentence head, so it cannot tell whether B follows A.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a sentence B, and see how sure BERT is that it follows A.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>probability</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vitrine::PredictionsView</name>
    <message>
        <source>Every word in turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Surprise, bits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best guess</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of guesses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>G&amp;uesses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How likely is this word?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A word to look up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Every word in turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hides each word once and shows how much it surprises BERT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The class &amp;guesses first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BERT&apos;s guesses stay hidden until the class has guessed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masked words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a sentence, and hide one of its words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model was saved without its masked-word head, so it cannot guess words. Attention still works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a token above to hide it from BERT and see what it guesses. You can also type %1 in the text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>token %1 hidden in turn</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vitrine::Reader</name>
    <message>
        <source>--%1 should be one of %2, not &apos;%3&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--%1 should be a number from 1 on, not &apos;%2&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--%1 should be from 640x480 to 10000x10000, such as 1280x800, not &apos;%2&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--direction should be both, left-to-right or right-to-left, not &apos;%1&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a number that fits there</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vitrine::SelectionBar</name>
    <message>
        <source>&amp;Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vitrine::SilenceGrid</name>
    <message>
        <source>Silence heads and layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys move, Space silences a head or, at its name, a layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A silenced head adds zeros. A silenced layer passes on what came in, unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vitrine::SimilarityView</name>
    <message>
        <source>Run A and B &amp;apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer, from the embeddings to the last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which tokens are compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A with B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all with all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each sentence by itself, so that neither sees the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similarity of tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cosine of the angle between two vectors: 1 is the same direction, 0 is unrelated. Try one word with two meanings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How alike are the vectors?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>embeddings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after layer %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sentence A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sentence B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cosine similarity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; and &apos;%2&apos;: %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vitrine::TokenStrip</name>
    <message>
        <source>Tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys move from token to token; Space hides a token behind [MASK].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a sentence, and its tokens stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here a click selects it; Ctrl+click hides it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Surprise when hidden: %1 bits</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vitrine::VectorStrip</name>
    <message>
        <source>%1, component %2 of %3: %4</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>

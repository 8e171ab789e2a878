<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR">
<context>
    <name>TransferView</name>
    <message>
        <source>%1&#xa0;%</source>
        <translation>%1&#xa0;%</translation>
    </message>
</context>
<context>
    <name>problems</name>
    <message>
        <source>Something went wrong that has no name.</source>
        <translation>Algo deu errado, e não há nome para isso.</translation>
    </message>
    <message>
        <source>this is not a file that can be replaced; choose another name.</source>
        <translation>isto não é um arquivo que possa ser substituído; escolha outro nome.</translation>
    </message>
    <message>
        <source>The weights of this model overflow: what it computes for this text are no longer finite numbers, so it has no answer.</source>
        <translation>Os pesos deste modelo são grandes demais: o que ele calcula para este texto já não são números finitos, por isso ele não tem resposta.</translation>
    </message>
    <message>
        <source>the file is not there</source>
        <translation>o arquivo não existe</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>o arquivo está vazio</translation>
    </message>
    <message>
        <source>this is not a file</source>
        <translation>isto não é um arquivo</translation>
    </message>
    <message>
        <source>cannot be read: check the file&apos;s permissions</source>
        <translation>não pode ser lido: verifique as permissões do arquivo</translation>
    </message>
    <message>
        <source>the file has %1 bytes; at most %2 were expected</source>
        <translation>o arquivo tem %1 bytes; eram esperados no máximo %2</translation>
    </message>
    <message>
        <source>is not UTF-8; save it as UTF-8 (in a spreadsheet &quot;CSV UTF-8&quot;)</source>
        <translation>não está em UTF-8; salve-o em UTF-8 (na planilha, &quot;CSV UTF-8&quot;)</translation>
    </message>
    <message>
        <source>cannot be written; check the folder and the free space.</source>
        <translation>não pode ser gravado; verifique a pasta e o espaço livre.</translation>
    </message>
    <message>
        <source>this folder cannot be made; choose another place.</source>
        <translation>esta pasta não pode ser criada; escolha outro lugar.</translation>
    </message>
    <message>
        <source>the table is empty</source>
        <translation>a tabela está vazia</translation>
    </message>
    <message>
        <source>the quotation mark that opens in line %1 is never closed</source>
        <translation>as aspas abertas na linha %1 nunca são fechadas</translation>
    </message>
    <message>
        <source>line %1 has more cells than the first line; put a text that holds the separator in quotation marks</source>
        <translation>a linha %1 tem mais células que a primeira; ponha entre aspas o texto que contém o separador</translation>
    </message>
    <message>
        <source>no column is called &quot;%1&quot;; the first line should be: text,label</source>
        <translation>nenhuma coluna se chama &quot;%1&quot;; a primeira linha deve ser: text,label (ou texto,rótulo)</translation>
    </message>
    <message>
        <source>line %1 lacks its text or its label</source>
        <translation>na linha %1 falta o texto ou o rótulo</translation>
    </message>
    <message>
        <source>the table needs at least two different labels</source>
        <translation>a tabela precisa de pelo menos dois rótulos diferentes</translation>
    </message>
    <message>
        <source>the table has %1 different labels, more than 100; is the right column called &quot;label&quot;?</source>
        <translation>a tabela tem %1 rótulos diferentes, mais de 100; a coluna certa se chama &quot;label&quot; (ou &quot;rótulo&quot;)?</translation>
    </message>
    <message>
        <source>the label &quot;%1&quot; has only %2 rows; each label needs at least %3</source>
        <translation>o rótulo &quot;%1&quot; tem só %2 linhas; cada rótulo precisa de pelo menos %3</translation>
    </message>
    <message>
        <source>the label &quot;%1&quot; has only 1 row; each label needs at least %2</source>
        <translation>o rótulo &quot;%1&quot; tem só 1 linha; cada rótulo precisa de pelo menos %2</translation>
    </message>
    <message>
        <source>write marked words as [New York|place]</source>
        <translation>escreva as palavras marcadas assim: [Nova York|lugar]</translation>
    </message>
    <message>
        <source>at least 8 sentences with marked words are needed</source>
        <translation>são necessárias pelo menos 8 frases com palavras marcadas</translation>
    </message>
    <message>
        <source>has %1 sentences; at most %2 fit, for their vectors are large</source>
        <translation>tem %1 frases; cabem no máximo %2, pois os vetores são grandes</translation>
    </message>
    <message>
        <source>%1 was made with the activation &quot;%2&quot;; only models with &quot;gelu&quot; can be trained here.</source>
        <translation>%1 foi feito com a ativação &quot;%2&quot;; aqui só se treinam modelos com &quot;gelu&quot;.</translation>
    </message>
    <message>
        <source>The training has diverged: its loss is not a number any more. Lower the learning rate or lengthen the warm-up.</source>
        <translation>O treino divergiu: a perda já não é um número. Diminua a taxa de aprendizado ou alongue o aquecimento.</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>esta pasta não existe</translation>
    </message>
    <message>
        <source>choose the folder that holds config.json and model.safetensors, not a file</source>
        <translation>escolha a pasta que contém config.json e model.safetensors, não um arquivo</translation>
    </message>
    <message>
        <source>the weights are split over several files; save them as one</source>
        <translation>os pesos estão divididos em vários arquivos; salve-os em um só</translation>
    </message>
    <message>
        <source>only pytorch_model.bin is there; convert it to safetensors, for example with save_pretrained(folder, safe_serialization=True) in Transformers</source>
        <translation>só há pytorch_model.bin; converta-o para safetensors, por exemplo com save_pretrained(pasta, safe_serialization=True) no Transformers</translation>
    </message>
    <message>
        <source>neither vocab.txt nor tokenizer.json is there</source>
        <translation>não há vocab.txt nem tokenizer.json</translation>
    </message>
    <message>
        <source>the vocabulary has %1 entries, but the model has embeddings for %2: tokenizer and weights do not belong together</source>
        <translation>o vocabulário tem %1 entradas, mas o modelo tem embeddings para %2: o tokenizador e os pesos não são do mesmo modelo</translation>
    </message>
    <message>
        <source>the vocabulary has no %1, which BERT needs</source>
        <translation>falta %1 no vocabulário, e o BERT precisa dele</translation>
    </message>
    <message>
        <source>is not in the file, though config.json asks for it with shape %1</source>
        <translation>não está no arquivo, embora config.json o peça com a forma %1</translation>
    </message>
    <message>
        <source>should have shape %1, but has %2: config.json and weights do not match</source>
        <translation>deveria ter a forma %1, mas tem %2: config.json e os pesos não combinam</translation>
    </message>
    <message>
        <source>holds NaN or infinity: the training or the conversion went wrong</source>
        <translation>contém NaN ou infinito: o treino ou a conversão deu errado</translation>
    </message>
    <message>
        <source>the file has only %1 bytes: this is not a safetensors file, or its download was cut short</source>
        <translation>o arquivo tem só %1 bytes: não é um arquivo safetensors, ou o download foi interrompido</translation>
    </message>
    <message>
        <source>there is a %1 already; choose a folder without a model.</source>
        <translation>já existe um %1; escolha uma pasta sem modelo.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: tensor &apos;%2&apos;</source>
        <translation>%1: o tensor &apos;%2&apos;</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, linha %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 in: %2</source>
        <translation>%1 em: %2</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation>não pode ser lido: %1</translation>
    </message>
    <message>
        <source>the file became shorter while it was read; try again when nobody writes to it</source>
        <translation>o arquivo ficou mais curto enquanto era lido; tente de novo quando ninguém estiver gravando nele</translation>
    </message>
    <message>
        <source>the file should be UTF-8 text, but is not</source>
        <translation>o arquivo deveria ser um texto em UTF-8, mas não é</translation>
    </message>
    <message>
        <source>another training run is writing there; wait until it ends, or choose another folder.</source>
        <translation>outro treino está gravando ali; espere que ele termine ou escolha outra pasta.</translation>
    </message>
    <message>
        <source>the JSON is nested more than 64 deep</source>
        <translation>o JSON tem mais de 64 níveis, um dentro do outro</translation>
    </message>
    <message>
        <source>the key &apos;%1&apos; stands twice</source>
        <translation>a chave &apos;%1&apos; aparece duas vezes</translation>
    </message>
    <message>
        <source>a number is larger than any that can be computed with (byte %1)</source>
        <translation>um número é maior do que qualquer um com que se possa calcular (byte %1)</translation>
    </message>
    <message>
        <source>this is not valid JSON (byte %1); the file may be damaged or not UTF-8</source>
        <translation>isto não é JSON válido (byte %1); o arquivo pode estar danificado ou não estar em UTF-8</translation>
    </message>
    <message>
        <source>a JSON object was expected</source>
        <translation>era esperado um objeto JSON</translation>
    </message>
    <message>
        <source>&apos;%1&apos; should be %2, but is %3</source>
        <translation>&apos;%1&apos; deveria ser %2, mas é %3</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>there is no setting &apos;%1&apos;</source>
        <translation>não existe a configuração &apos;%1&apos;</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>um número inteiro de %1 a %2</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>um número de %1 a %2</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>um número</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>um texto</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true ou false</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>um objeto</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>uma lista</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>um destes: %1</translation>
    </message>
    <message>
        <source>a text or an object with a text &apos;content&apos;</source>
        <translation>um texto ou um objeto com um texto &apos;content&apos;</translation>
    </message>
    <message>
        <source>a divisor of hidden_size %1</source>
        <translation>um divisor de hidden_size %1</translation>
    </message>
    <message>
        <source>&quot;bert&quot;: Vitrine opens BERT models only</source>
        <translation>&quot;bert&quot;: o Vitrine só abre modelos BERT</translation>
    </message>
    <message>
        <source>false: Vitrine opens encoders only</source>
        <translation>false: o Vitrine só abre codificadores</translation>
    </message>
    <message>
        <source>an added token should be an object with a text &apos;content&apos;</source>
        <translation>um token acrescentado deveria ser um objeto com um texto &apos;content&apos;</translation>
    </message>
    <message>
        <source>&apos;model&apos; should be of type WordPiece, with a vocab; this is another kind of tokenizer</source>
        <translation>&apos;model&apos; deveria ser do tipo WordPiece, com um vocab; este é outro tipo de tokenizador</translation>
    </message>
    <message>
        <source>&apos;normalizer&apos; should be a BertNormalizer; this is another kind of tokenizer</source>
        <translation>&apos;normalizer&apos; deveria ser um BertNormalizer; este é outro tipo de tokenizador</translation>
    </message>
    <message>
        <source>&apos;pre_tokenizer&apos; should be a BertPreTokenizer; this is another kind of tokenizer</source>
        <translation>&apos;pre_tokenizer&apos; deveria ser um BertPreTokenizer; este é outro tipo de tokenizador</translation>
    </message>
    <message>
        <source>the id of %1 should be a whole number below %2, the number of embeddings, but is %3</source>
        <translation>o id de %1 deveria ser um número inteiro menor que %2, o número de embeddings, mas é %3</translation>
    </message>
    <message>
        <source>%1 and %2 have the same id %3</source>
        <translation>%1 e %2 têm o mesmo id %3</translation>
    </message>
    <message>
        <source>should be F32, F16 or BF16, but is %1</source>
        <translation>deveria ser F32, F16 ou BF16, mas é %1</translation>
    </message>
    <message>
        <source>its header entry should have dtype, shape and two data_offsets</source>
        <translation>seu registro no cabeçalho deveria ter dtype, shape e dois data_offsets</translation>
    </message>
    <message>
        <source>its data should lie in bytes %1 to %2, but the file holds %3 bytes of data</source>
        <translation>seus dados deveriam estar nos bytes %1 a %2, mas o arquivo tem %3 bytes de dados</translation>
    </message>
    <message>
        <source>shape %1 of %2 takes %3 bytes, but %4 are set aside for it</source>
        <translation>a forma %1 de %2 ocupa %3 bytes, mas %4 estão reservados para ela</translation>
    </message>
    <message>
        <source>its data overlaps that of &apos;%1&apos;</source>
        <translation>seus dados se sobrepõem aos de &apos;%1&apos;</translation>
    </message>
    <message>
        <source>should be an object of texts</source>
        <translation>deveria ser um objeto de textos</translation>
    </message>
    <message>
        <source>shape and data_offsets should be whole numbers, but one is %1</source>
        <translation>shape e data_offsets deveriam ser números inteiros, mas um deles é %1</translation>
    </message>
    <message>
        <source>its shape is absurdly large</source>
        <translation>sua forma é absurdamente grande</translation>
    </message>
    <message>
        <source>the header should have %1 bytes, but the file has %2: this is not a safetensors file, or its download was cut short</source>
        <translation>o cabeçalho deveria ter %1 bytes, mas o arquivo tem %2: não é um arquivo safetensors, ou o download foi interrompido</translation>
    </message>
    <message>
        <source>the header should be a JSON object</source>
        <translation>o cabeçalho deveria ser um objeto JSON</translation>
    </message>
    <message>
        <source>line %1 has more than %2 cells</source>
        <translation>a linha %1 tem mais de %2 células</translation>
    </message>
    <message>
        <source>the table has more than %1 cells; leave out columns that are not needed</source>
        <translation>a tabela tem mais de %1 células; deixe de fora as colunas desnecessárias</translation>
    </message>
    <message>
        <source>The same texts stand in this table so often that none can be held out; give it more different ones.</source>
        <translation>Os mesmos textos se repetem tanto nesta tabela que nenhum pode ficar de fora do treino; dê-lhe mais textos diferentes.</translation>
    </message>
    <message>
        <source>the first line should name the columns %1, separated by tabs</source>
        <translation>a primeira linha deveria nomear as colunas %1, separadas por tabulações</translation>
    </message>
    <message>
        <source>line %1 needs a sentence with [MASK], and words that fit there</source>
        <translation>a linha %1 precisa de uma frase com [MASK] e de palavras que caibam ali</translation>
    </message>
    <message>
        <source>line %1 should end with yes or no, not &quot;%2&quot;</source>
        <translation>a linha %1 deveria terminar com yes ou no, não com &quot;%2&quot;</translation>
    </message>
    <message>
        <source>the marked text</source>
        <translation>o texto marcado</translation>
    </message>
    <message>
        <source>the text cannot be read</source>
        <translation>o texto não pode ser lido</translation>
    </message>
    <message>
        <source>the text is packed; unpack it first (xz -dk, gunzip -k)</source>
        <translation>o texto está compactado; descompacte-o antes (xz -dk, gunzip -k)</translation>
    </message>
    <message>
        <source>the text is not UTF-8; convert it first (iconv -f latin1 -t utf8)</source>
        <translation>o texto não está em UTF-8; converta-o antes (iconv -f latin1 -t utf8)</translation>
    </message>
    <message>
        <source>the text is too short: at least 100 sentences, one a line, are needed</source>
        <translation>o texto é curto demais: são necessárias pelo menos 100 frases, uma por linha</translation>
    </message>
    <message>
        <source>&quot;id2label&quot; should name the classes 0, 1 and so on; is this the folder of a fine-tuned classifier?</source>
        <translation>&quot;id2label&quot; deveria nomear as classes 0, 1 e assim por diante; esta é a pasta de um classificador treinado?</translation>
    </message>
    <message>
        <source>has no pooler, so it sorts words or something else, not sentences</source>
        <translation>não tem pooler, portanto classifica palavras ou outra coisa, não frases</translation>
    </message>
    <message>
        <source>was made by another recipe or from other texts; go on with those, or choose another folder.</source>
        <translation>foi feito com outra receita ou com outros textos; continue com eles ou escolha outra pasta.</translation>
    </message>
    <message>
        <source>is not a whole checkpoint</source>
        <translation>não é um ponto de retomada completo</translation>
    </message>
    <message>
        <source>is damaged: its numbers are not those that were written; begin again in another folder</source>
        <translation>está danificado: seus números não são os que foram gravados; comece de novo em outra pasta</translation>
    </message>
    <message>
        <source>The recipe reads %1; say where it is with --corpus path/to/%1.</source>
        <translation>A receita lê %1; diga onde ele está com --corpus caminho/para/%1.</translation>
    </message>
    <message>
        <source>The recipe&apos;s hidden_size must be a multiple of its heads.</source>
        <translation>Na receita, hidden_size precisa ser um múltiplo de heads.</translation>
    </message>
    <message>
        <source>Each source of a recipe needs either &quot;grammar&quot; or &quot;text&quot;.</source>
        <translation>Cada fonte de uma receita precisa de &quot;grammar&quot; ou de &quot;text&quot;, e só de um deles.</translation>
    </message>
    <message>
        <source>The recipe names no sources of text.</source>
        <translation>A receita não nomeia nenhuma fonte de texto.</translation>
    </message>
    <message>
        <source>The recipe of the learning lab is missing; install the program again.</source>
        <translation>Falta a receita do laboratório de aprendizado; instale o programa de novo.</translation>
    </message>
    <message>
        <source>holds no grammar: *.txt files are looked for</source>
        <translation>não contém nenhuma gramática: procuram-se arquivos *.txt</translation>
    </message>
    <message>
        <source>this grammar has no story</source>
        <translation>esta gramática não tem nenhuma história</translation>
    </message>
    <message>
        <source>the weights of the stories are too large together</source>
        <translation>os pesos das histórias, somados, são grandes demais</translation>
    </message>
    <message>
        <source>the grammar writes nothing but empty documents</source>
        <translation>a gramática só escreve documentos vazios</translation>
    </message>
    <message>
        <source>unexpected &apos;%1&apos;</source>
        <translation>&apos;%1&apos; inesperado</translation>
    </message>
    <message>
        <source>&apos;%1&apos; closes nothing</source>
        <translation>&apos;%1&apos; não fecha nada</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is missing</source>
        <translation>falta &apos;%1&apos;</translation>
    </message>
    <message>
        <source>&apos;[&apos; is nested more than %1 deep</source>
        <translation>há mais de %1 &apos;[&apos; um dentro do outro</translation>
    </message>
    <message>
        <source>this table already exists with other columns</source>
        <translation>esta tabela já existe com outras colunas</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a weight; write a number above 0</source>
        <translation>&quot;%1&quot; não é um peso; escreva um número maior que 0</translation>
    </message>
    <message>
        <source>write a joint as: join de+o = do</source>
        <translation>escreva uma junção assim: join de+o = do</translation>
    </message>
    <message>
        <source>a joint joins: what it becomes cannot have a + again</source>
        <translation>uma junção junta: o que ela produz não pode ter um + de novo</translation>
    </message>
    <message>
        <source>a line before any table, phrase or story</source>
        <translation>uma linha antes de qualquer table, phrase ou story</translation>
    </message>
    <message>
        <source>this row has %1 cells, its table %2 columns</source>
        <translation>esta linha tem %1 células, e a tabela dela, %2 colunas</translation>
    </message>
    <message>
        <source>a condition needs = or !=: %1</source>
        <translation>uma condição precisa de = ou !=: %1</translation>
    </message>
    <message>
        <source>a story without a sentence</source>
        <translation>uma história sem frases</translation>
    </message>
    <message>
        <source>all sentences of this story may be left out; write one without &quot;?&quot;</source>
        <translation>todas as frases desta história podem faltar; escreva uma sem &quot;?&quot;</translation>
    </message>
    <message>
        <source>a sentence of this story may become far too long; its phrases name each other too often</source>
        <translation>uma frase desta história pode ficar longa demais; suas expressões chamam umas às outras vezes demais</translation>
    </message>
    <message>
        <source>nothing stands behind &quot;%1 =&quot;; write a table or [one | two]</source>
        <translation>não há nada depois de &quot;%1 =&quot;; escreva uma tabela ou [um | dois]</translation>
    </message>
    <message>
        <source>no row of table &quot;%1&quot; meets the conditions of &quot;%2&quot;</source>
        <translation>nenhuma linha da tabela &quot;%1&quot; satisfaz as condições de &quot;%2&quot;</translation>
    </message>
    <message>
        <source>there is no table or variable &quot;%1&quot;</source>
        <translation>não existe a tabela ou variável &quot;%1&quot;</translation>
    </message>
    <message>
        <source>table &quot;%1&quot; has no rows</source>
        <translation>a tabela &quot;%1&quot; não tem linhas</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no column &quot;%2&quot;</source>
        <translation>&quot;%1&quot; não tem a coluna &quot;%2&quot;</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a choice and has no columns</source>
        <translation>&quot;%1&quot; é uma escolha e não tem colunas</translation>
    </message>
    <message>
        <source>there is no phrase &quot;%1&quot;</source>
        <translation>não existe a expressão &quot;%1&quot;</translation>
    </message>
    <message>
        <source>phrase &quot;%1&quot; contains itself</source>
        <translation>a expressão &quot;%1&quot; contém a si mesma</translation>
    </message>
    <message>
        <source>phrases are nested more than %1 deep</source>
        <translation>há mais de %1 expressões uma dentro da outra</translation>
    </message>
    <message>
        <source>There are no tokens to run.</source>
        <translation>Não há tokens para processar.</translation>
    </message>
    <message>
        <source>The sequence has %1 tokens, but this model takes at most %2.</source>
        <translation>A sequência tem %1 tokens, mas este modelo aceita no máximo %2.</translation>
    </message>
    <message>
        <source>Token id %1 is not in the vocabulary of %2 entries.</source>
        <translation>O token de id %1 não está no vocabulário de %2 entradas.</translation>
    </message>
    <message>
        <source>This model has no segment %1: it cannot take a second sentence.</source>
        <translation>Este modelo não tem o segmento %1: ele não aceita uma segunda frase.</translation>
    </message>
    <message>
        <source>There is no layer %1: the model has layers 1 to %2.</source>
        <translation>Não existe a camada %1: o modelo tem as camadas 1 a %2.</translation>
    </message>
    <message>
        <source>There is no head %1: each layer has heads 1 to %2.</source>
        <translation>Não existe a cabeça %1: cada camada tem as cabeças 1 a %2.</translation>
    </message>
    <message>
        <source>The allowed-attention matrix is %1 by %2, but there are %3 tokens.</source>
        <translation>A matriz de atenção permitida é de %1 por %2, mas há %3 tokens.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; names no head or layer; write layer.head, such as 2.1, or a layer, such as 5, counted from 1</source>
        <translation>&apos;%1&apos; não indica nenhuma cabeça nem camada; escreva camada.cabeça, como 2.1, ou uma camada, como 5, contando a partir de 1</translation>
    </message>
    <message>
        <source>This model has no masked-word head.</source>
        <translation>Este modelo não sabe prever palavras mascaradas.</translation>
    </message>
    <message>
        <source>the lesson</source>
        <translation>a lição</translation>
    </message>
    <message>
        <source>There is not enough memory for this. Close other programs, or take a shorter text or a smaller model.</source>
        <translation>Não há memória suficiente para isto. Feche outros programas, ou use um texto mais curto ou um modelo menor.</translation>
    </message>
    <message>
        <source>The system does not let this program start another thread. Close other programs and try again.</source>
        <translation>O sistema não deixa este programa iniciar outra thread. Feche outros programas e tente de novo.</translation>
    </message>
</context>
<context>
    <name>vitrine</name>
    <message numerus="yes">
        <source>%n glance(s) forbidden</source>
        <translation>
            <numerusform>%n olhar proibido</numerusform>
            <numerusform>%n olhares proibidos</numerusform>
        </translation>
    </message>
    <message>
        <source>Pictures (*.png *.svg *.pdf)</source>
        <translation>Imagens (*.png *.svg *.pdf)</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>não foi possível gravar %1: %2</translation>
    </message>
    <message>
        <source>%1 should end in .png, .svg or .pdf.</source>
        <translation>%1 deve terminar em .png, .svg ou .pdf.</translation>
    </message>
    <message>
        <source>There are no numbers on screen to write.</source>
        <translation>Não há números na tela para gravar.</translation>
    </message>
    <message>
        <source>--%1 should be one of %2, not &apos;%3&apos;.</source>
        <translation>--%1 deve ser um destes: %2; não &apos;%3&apos;.</translation>
    </message>
    <message>
        <source>--%1 should be a number from 1 on, not &apos;%2&apos;.</source>
        <translation>--%1 deve ser um número a partir de 1, não &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>--%1 should be from 640x480 to 10000x10000, such as 1280x800, not &apos;%2&apos;.</source>
        <translation>--%1 deve ir de 640x480 a 10000x10000, como 1280x800, não &apos;%2&apos;.</translation>
    </message>
    <message>
        <source>--direction should be both, left-to-right or right-to-left, not &apos;%1&apos;.</source>
        <translation>--direction deve ser both, left-to-right ou right-to-left, não &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>Lesson file to open, with its own model and text.</source>
        <translation>Arquivo de lição a abrir, com o modelo e o texto dele.</translation>
    </message>
    <message>
        <source>--model should name a folder; leave it out for the bundled model.</source>
        <translation>--model deve indicar uma pasta; deixe de fora para usar o modelo que vem junto.</translation>
    </message>
    <message>
        <source>Layer %1 was asked for; the last layer of this model is %2.</source>
        <translation>Foi pedida a camada %1; a última camada deste modelo é a %2.</translation>
    </message>
    <message>
        <source>Head %1 was asked for; the last head of this model is %2.</source>
        <translation>Foi pedida a cabeça %1; a última cabeça deste modelo é a %2.</translation>
    </message>
    <message>
        <source>Token %1 was asked for; the last token of this text is %2.</source>
        <translation>Foi pedido o token %1; o último token deste texto é o %2.</translation>
    </message>
    <message>
        <source>%1 cannot be silenced: this model has layers 1 to %2, each with heads 1 to %3.</source>
        <translation>Não dá para silenciar %1: este modelo tem as camadas 1 a %2, cada uma com as cabeças 1 a %3.</translation>
    </message>
    <message>
        <source>Vitrine shows how BERT works.</source>
        <translation>O Vitrine mostra como o BERT funciona.</translation>
    </message>
    <message>
        <source>Model folder in the Hugging Face layout.</source>
        <translation>Pasta de modelo no formato do Hugging Face.</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>pasta</translation>
    </message>
    <message>
        <source>Sentence A.</source>
        <translation>Frase A.</translation>
    </message>
    <message>
        <source>text</source>
        <translation>texto</translation>
    </message>
    <message>
        <source>Sentence B.</source>
        <translation>Frase B.</translation>
    </message>
    <message>
        <source>What to show: %1.</source>
        <translation>O que mostrar: %1.</translation>
    </message>
    <message>
        <source>view</source>
        <translation>vista</translation>
    </message>
    <message>
        <source>Layer to look at, from 1.</source>
        <translation>Camada a observar, a partir de 1.</translation>
    </message>
    <message>
        <source>number</source>
        <translation>número</translation>
    </message>
    <message>
        <source>Attention head to look at, from 1.</source>
        <translation>Cabeça de atenção a observar, a partir de 1.</translation>
    </message>
    <message>
        <source>Token to look at, from 1.</source>
        <translation>Token a observar, a partir de 1.</translation>
    </message>
    <message>
        <source>Where a token may look: both, left-to-right or right-to-left.</source>
        <translation>Para onde um token pode olhar: both (ambos), left-to-right (da esquerda para a direita) ou right-to-left (da direita para a esquerda).</translation>
    </message>
    <message>
        <source>direction</source>
        <translation>direção</translation>
    </message>
    <message>
        <source>Heads (layer.head) and layers to silence, such as 2.1,4.3,5.</source>
        <translation>Cabeças (camada.cabeça) e camadas a silenciar, como 2.1,4.3,5.</translation>
    </message>
    <message>
        <source>list</source>
        <translation>lista</translation>
    </message>
    <message>
        <source>Language: en or pt_BR.</source>
        <translation>Idioma: en ou pt_BR.</translation>
    </message>
    <message>
        <source>language</source>
        <translation>idioma</translation>
    </message>
    <message>
        <source>Large type and only the essentials, for a projector.</source>
        <translation>Letras grandes e só o essencial, para um projetor.</translation>
    </message>
    <message>
        <source>Colours: light, dark or system.</source>
        <translation>Cores: light (claro), dark (escuro) ou system (do sistema).</translation>
    </message>
    <message>
        <source>theme</source>
        <translation>tema</translation>
    </message>
    <message>
        <source>Size of the window, such as 1280x800.</source>
        <translation>Tamanho da janela, como 1280x800.</translation>
    </message>
    <message>
        <source>WxH</source>
        <translation>LxA</translation>
    </message>
    <message>
        <source>Draw the window into a .png, .svg or .pdf file and end.</source>
        <translation>Desenhar a janela em um arquivo .png, .svg ou .pdf e terminar.</translation>
    </message>
    <message>
        <source>file</source>
        <translation>arquivo</translation>
    </message>
    <message>
        <source>&apos;%1&apos; was not expected; sentences go behind --text and --pair.</source>
        <translation>&apos;%1&apos; não era esperado; as frases vão depois de --text e --pair.</translation>
    </message>
    <message>
        <source>%1 is not a number that fits there</source>
        <translation>%1 não é um número que caiba ali</translation>
    </message>
    <message>
        <source>there is no view &apos;%1&apos;</source>
        <translation>não existe a vista &apos;%1&apos;</translation>
    </message>
    <message>
        <source>there is no direction &apos;%1&apos;</source>
        <translation>não existe a direção &apos;%1&apos;</translation>
    </message>
    <message>
        <source>this is not a lesson file of Vitrine</source>
        <translation>este não é um arquivo de lição do Vitrine</translation>
    </message>
    <message>
        <source>it was made by a newer Vitrine; open it with that one</source>
        <translation>ele foi feito por um Vitrine mais novo; abra-o com aquele</translation>
    </message>
    <message>
        <source>a part of it is missing or is not what it should be</source>
        <translation>uma parte dele falta ou não é o que deveria ser</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>não foi possível ler %1: %2</translation>
    </message>
    <message>
        <source>it is not an ordinary file</source>
        <translation>não é um arquivo comum</translation>
    </message>
    <message>
        <source>it is too large: at most %1 MB are read</source>
        <translation>é grande demais: leem-se no máximo %1 MB</translation>
    </message>
    <message>
        <source>it is not in the lesson&apos;s folder</source>
        <translation>não está na pasta da lição</translation>
    </message>
    <message>
        <source>it is not a PNG or JPEG picture</source>
        <translation>não é uma figura PNG nem JPEG</translation>
    </message>
    <message>
        <source>it is too large: %1 × %2 pixels</source>
        <translation>é grande demais: %1 × %2 pixels</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>está danificada</translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2</source>
        <translation>não foi possível abrir %1: %2</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Visão geral</translation>
    </message>
    <message>
        <source>Embeddings</source>
        <translation>Embeddings</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Atenção</translation>
    </message>
    <message>
        <source>Attention lines</source>
        <translation>Linhas de atenção</translation>
    </message>
    <message>
        <source>All heads</source>
        <translation>Todas as cabeças</translation>
    </message>
    <message>
        <source>Attention rollout</source>
        <translation>Rollout da atenção</translation>
    </message>
    <message>
        <source>Inside a head</source>
        <translation>Dentro da cabeça</translation>
    </message>
    <message>
        <source>Feed-forward</source>
        <translation>Feed-forward</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Camadas</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>Semelhança</translation>
    </message>
    <message>
        <source>Masked words</source>
        <translation>Palavras</translation>
    </message>
    <message>
        <source>Masking lab</source>
        <translation>Laboratório</translation>
    </message>
    <message>
        <source>Next sentence</source>
        <translation>Frase seguinte</translation>
    </message>
    <message>
        <source>Bend it</source>
        <translation>Alterar</translation>
    </message>
    <message>
        <source>reads left to right</source>
        <translation>lê da esquerda para a direita</translation>
    </message>
    <message>
        <source>reads right to left</source>
        <translation>lê da direita para a esquerda</translation>
    </message>
    <message>
        <source>silenced: %1</source>
        <translation>silenciadas: %1</translation>
    </message>
    <message>
        <source>token before</source>
        <translation>token anterior</translation>
    </message>
    <message>
        <source>token after</source>
        <translation>token seguinte</translation>
    </message>
    <message>
        <source>itself</source>
        <translation>ele mesmo</translation>
    </message>
    <message>
        <source>[CLS]</source>
        <translation>[CLS]</translation>
    </message>
    <message>
        <source>[SEP]</source>
        <translation>[SEP]</translation>
    </message>
    <message>
        <source>broad</source>
        <translation>espalhada</translation>
    </message>
    <message>
        <source>%1: token %2 of %3, id %4, sentence %5</source>
        <translation>%1: token %2 de %3, id %4, frase %5</translation>
    </message>
    <message>
        <source>Character %1 of the text: &quot;%2&quot;</source>
        <translation>Caractere %1 do texto: &quot;%2&quot;</translation>
    </message>
    <message>
        <source>Characters %1 to %2 of the text: &quot;%3&quot;</source>
        <translation>Caracteres %1 a %2 do texto: &quot;%3&quot;</translation>
    </message>
    <message>
        <source>Hidden from BERT. Click to show it again.</source>
        <translation>Escondido do BERT. Clique para mostrar de novo.</translation>
    </message>
    <message>
        <source>Click to hide it from BERT.</source>
        <translation>Clique para esconder do BERT.</translation>
    </message>
    <message>
        <source>Typed in the text. Change the text to remove it.</source>
        <translation>Digitado no texto. Mude o texto para tirá-lo.</translation>
    </message>
    <message>
        <source>Added by BERT&apos;s format; it cannot be hidden.</source>
        <translation>Faz parte do formato do BERT; não pode ser escondido.</translation>
    </message>
    <message>
        <source>&lt; %1 %</source>
        <translation>&lt; %1 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Draw only this part, by the name that lessons use to point at it.</source>
        <translation>Desenha só esta parte, pelo nome com que as lições apontam para ela.</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nome</translation>
    </message>
    <message>
        <source>This view has no part &apos;%1&apos;.</source>
        <translation>Esta vista não tem a parte &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>Watch it learn</source>
        <translation>Veja aprender</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Transferência</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Atributos</translation>
    </message>
    <message>
        <source>With --view learning, transfer or features: start. A picture is drawn after so many seconds.</source>
        <translation>Com --view learning, transfer ou features: começa a aprender. A imagem é desenhada depois de tantos segundos.</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>segundos</translation>
    </message>
</context>
<context>
    <name>vitrine::AttentionLines</name>
    <message>
        <source>attending</source>
        <translation>quem olha</translation>
    </message>
    <message>
        <source>attended</source>
        <translation>para quem</translation>
    </message>
</context>
<context>
    <name>vitrine::AttentionView</name>
    <message>
        <source>The rollout is being computed …</source>
        <translation>O rollout está sendo calculado …</translation>
    </message>
    <message numerus="yes">
        <source>The pinned run has %n token(s), this one %1: no difference is shown.</source>
        <translation>
            <numerusform>A execução fixada tem %n token e esta, %1: não há diferença a mostrar.</numerusform>
            <numerusform>A execução fixada tem %n tokens e esta, %1: não há diferença a mostrar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mean over the %n head(s).</source>
        <translation>
            <numerusform>Média da %n cabeça.</numerusform>
            <numerusform>Média das %n cabeças.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ways to look at attention</source>
        <translation>Jeitos de ver a atenção</translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation>Mapa de calor</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Linhas</translation>
    </message>
    <message>
        <source>All heads</source>
        <translation>Todas as cabeças</translation>
    </message>
    <message>
        <source>Rollout</source>
        <translation>Rollout</translation>
    </message>
    <message>
        <source>Attention as lines</source>
        <translation>Atenção em linhas</translation>
    </message>
    <message>
        <source>Value under the pointer</source>
        <translation>Valor sob o ponteiro</translation>
    </message>
    <message>
        <source>&amp;Words</source>
        <translation>&amp;Palavras</translation>
    </message>
    <message>
        <source>Whole words instead of their pieces</source>
        <translation>Palavras inteiras em vez de pedaços</translation>
    </message>
    <message>
        <source>With&amp;out [CLS], [SEP]</source>
        <translation>&amp;Sem [CLS], [SEP]</translation>
    </message>
    <message>
        <source>Leave out the tokens that BERT&apos;s format adds</source>
        <translation>Deixa de fora os tokens que o formato do BERT acrescenta</translation>
    </message>
    <message>
        <source>Lo&amp;garithmic</source>
        <translation>Lo&amp;garítmica</translation>
    </message>
    <message>
        <source>Brings out small weights beside large ones</source>
        <translation>Realça pesos pequenos ao lado dos grandes</translation>
    </message>
    <message>
        <source>&amp;Mean of heads</source>
        <translation>&amp;Média das cabeças</translation>
    </message>
    <message>
        <source>The mean over all heads of the layer</source>
        <translation>A média de todas as cabeças da camada</translation>
    </message>
    <message>
        <source>Diffe&amp;rence to pinned</source>
        <translation>Dife&amp;rença da fixada</translation>
    </message>
    <message>
        <source>This run minus the pinned one</source>
        <translation>Esta execução menos a fixada</translation>
    </message>
    <message>
        <source>Range of the colours</source>
        <translation>Faixa das cores</translation>
    </message>
    <message>
        <source>colours from 0 to 1</source>
        <translation>cores de 0 a 1</translation>
    </message>
    <message>
        <source>colours up to the largest</source>
        <translation>cores até o maior valor</translation>
    </message>
    <message>
        <source>From 0 to 1, a colour means the same in every head. The other brings out weak ones.</source>
        <translation>De 0 a 1, uma cor significa o mesmo em toda cabeça. A outra faixa realça pesos fracos.</translation>
    </message>
    <message>
        <source>Order of the heads</source>
        <translation>Ordem das cabeças</translation>
    </message>
    <message>
        <source>in the model&apos;s order</source>
        <translation>na ordem do modelo</translation>
    </message>
    <message>
        <source>first: %1</source>
        <translation>primeiro: %1</translation>
    </message>
    <message>
        <source>&amp;Pin this run</source>
        <translation>&amp;Fixar esta execução</translation>
    </message>
    <message>
        <source>Keep this run, to compare the next ones with it</source>
        <translation>Guarda esta execução, para comparar as próximas com ela</translation>
    </message>
    <message>
        <source>Show all (&amp;0)</source>
        <translation>Mostrar tudo (&amp;0)</translation>
    </message>
    <message>
        <source>Back to all tokens after zooming with the wheel or dragging (0)</source>
        <translation>Volta a todos os tokens depois de aproximar com a roda ou arrastar (0)</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>Cabeças</translation>
    </message>
    <message>
        <source>Head %1</source>
        <translation>Cabeça %1</translation>
    </message>
    <message>
        <source>Attention heatmap</source>
        <translation>Mapa de calor da atenção</translation>
    </message>
    <message>
        <source>Arrow keys move from cell to cell, plus and minus zoom, 0 shows all.</source>
        <translation>As setas vão de célula em célula, mais e menos aproximam e afastam, 0 mostra tudo.</translation>
    </message>
    <message>
        <source>token after layer %1</source>
        <translation>token depois da camada %1</translation>
    </message>
    <message>
        <source>attending token</source>
        <translation>token que olha</translation>
    </message>
    <message>
        <source>input token</source>
        <translation>token de entrada</translation>
    </message>
    <message>
        <source>attended token</source>
        <translation>token olhado</translation>
    </message>
    <message>
        <source>difference to the pinned run</source>
        <translation>diferença da execução fixada</translation>
    </message>
    <message>
        <source>share that arrives</source>
        <translation>parte que chega</translation>
    </message>
    <message>
        <source>attention weight</source>
        <translation>peso de atenção</translation>
    </message>
    <message>
        <source>head %1</source>
        <translation>cabeça %1</translation>
    </message>
    <message>
        <source>Words: weights to a word&apos;s pieces are summed, from them averaged.</source>
        <translation>Palavras: os pesos para os pedaços de uma palavra são somados; os que saem deles, em média.</translation>
    </message>
    <message>
        <source>Renormalised: without [CLS] and [SEP], each row adds up to 1 again.</source>
        <translation>Renormalizado: sem [CLS] e [SEP], cada linha volta a somar 1.</translation>
    </message>
    <message>
        <source>Rollout multiplies the layers&apos; mean attention, with half of each layer for the residual (Abnar and Zuidema 2020).</source>
        <translation>O rollout multiplica a atenção média das camadas, com metade de cada camada para o residual (Abnar e Zuidema 2020).</translation>
    </message>
    <message>
        <source>Each picture is a head, named layer.head, with the place it mostly looks at and the share of its attention that goes there.</source>
        <translation>Cada figura é uma cabeça, chamada camada.cabeça, com o lugar para onde mais olha e a parte da atenção que vai para lá.</translation>
    </message>
    <message>
        <source>&amp;Unpin</source>
        <translation>Sol&amp;tar</translation>
    </message>
    <message>
        <source>%1 to %2: %3 more than in the pinned run</source>
        <translation>%1 para %2: %3 a mais do que na execução fixada</translation>
    </message>
    <message>
        <source>After layer %1, %2 of %3 comes from %4</source>
        <translation>Depois da camada %1, %2 de %3 vem de %4</translation>
    </message>
    <message>
        <source>Layer %1, mean of the heads: %2 attends to %3 with %4</source>
        <translation>Camada %1, média das cabeças: %2 olha para %3 com %4</translation>
    </message>
    <message>
        <source>Layer %1, head %2: %3 attends to %4 with %5</source>
        <translation>Camada %1, cabeça %2: %3 olha para %4 com %5</translation>
    </message>
    <message>
        <source>%1 together attend to: %2</source>
        <translation>%1 juntos olham para: %2</translation>
    </message>
    <message>
        <source>Point at a token to see its lines alone. Click chooses a token, Ctrl+click several.</source>
        <translation>Aponte para um token para ver só as linhas dele. Um clique escolhe um token; Ctrl+clique, vários.</translation>
    </message>
    <message>
        <source>Click a head to open it.</source>
        <translation>Clique em uma cabeça para abri-la.</translation>
    </message>
    <message>
        <source>Point at a cell to read its value. The wheel zooms; Ctrl+click adds tokens up.</source>
        <translation>Aponte para uma célula para ler o valor. A roda aproxima; Ctrl+clique soma tokens.</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>camada</translation>
    </message>
    <message>
        <source>head</source>
        <translation>cabeça</translation>
    </message>
    <message>
        <source>pattern</source>
        <translation>padrão</translation>
    </message>
    <message>
        <source>share</source>
        <translation>parte</translation>
    </message>
</context>
<context>
    <name>vitrine::BendView</name>
    <message>
        <source>Where may a token look?</source>
        <translation>Para onde um token pode olhar?</translation>
    </message>
    <message>
        <source>B&amp;oth ways (BERT)</source>
        <translation>Para os d&amp;ois lados (BERT)</translation>
    </message>
    <message>
        <source>Left to ri&amp;ght only</source>
        <translation>Só da e&amp;squerda p/ a direita</translation>
    </message>
    <message>
        <source>&amp;Right to left only</source>
        <translation>Só da d&amp;ireita p/ a esquerda</translation>
    </message>
    <message>
        <source>Silence heads or layers</source>
        <translation>Silenciar cabeças ou camadas</translation>
    </message>
    <message>
        <source>Restore &amp;plain BERT</source>
        <translation>Restaurar o BER&amp;T original</translation>
    </message>
    <message>
        <source>Forbid single glances</source>
        <translation>Proibir olhares</translation>
    </message>
    <message>
        <source>attending token</source>
        <translation>token que olha</translation>
    </message>
    <message>
        <source>attended token</source>
        <translation>token olhado</translation>
    </message>
    <message>
        <source>attention weight</source>
        <translation>peso de atenção</translation>
    </message>
    <message>
        <source>Click a cell to forbid one token to see another, in all heads and layers. A cross marks what is forbidden.</source>
        <translation>Clique em uma célula para proibir um token de ver outro, em todas as cabeças e camadas. Uma cruz marca o que está proibido.</translation>
    </message>
    <message>
        <source>%1 may not see %2. Click to allow it.</source>
        <translation>%1 não pode ver %2. Clique para permitir.</translation>
    </message>
    <message>
        <source>%1 sees %2. Click to forbid it.</source>
        <translation>%1 vê %2. Clique para proibir.</translation>
    </message>
    <message>
        <source>Plain BERT</source>
        <translation>BERT original</translation>
    </message>
    <message>
        <source>Bent</source>
        <translation>Alterado</translation>
    </message>
    <message>
        <source>Hide a word, or type a sentence B, and see here how the answer changes.</source>
        <translation>Esconda uma palavra, ou digite uma frase B, e veja aqui como a resposta muda.</translation>
    </message>
    <message>
        <source>Nothing is bent: both columns are plain BERT.</source>
        <translation>Nada está alterado: as duas colunas são o BERT original.</translation>
    </message>
    <message>
        <source>Bent: %1.</source>
        <translation>Alterado: %1.</translation>
    </message>
    <message>
        <source>Layer %1, head %2</source>
        <translation>Camada %1, cabeça %2</translation>
    </message>
    <message>
        <source>Layer %1, head %2, bent</source>
        <translation>Camada %1, cabeça %2, alterado</translation>
    </message>
    <message>
        <source>B follows A</source>
        <translation>B segue A</translation>
    </message>
    <message>
        <source>Next sentence</source>
        <translation>Frase seguinte</translation>
    </message>
    <message>
        <source>Masked token %1</source>
        <translation>Token mascarado %1</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>resposta</translation>
    </message>
    <message>
        <source>word</source>
        <translation>palavra</translation>
    </message>
    <message>
        <source>plain or bent</source>
        <translation>original ou alterado</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>probabilidade</translation>
    </message>
    <message>
        <source>Only head %1.%2 &amp;speaks</source>
        <translation>Só a cabeça %1.%2 &amp;fala</translation>
    </message>
</context>
<context>
    <name>vitrine::ConfusionView</name>
    <message numerus="yes">
        <source>%1 &apos;%2&apos; were taken for &apos;%3&apos;.</source>
        <translation>
            <numerusform>&apos;%2&apos;: %1 tomada por &apos;%3&apos;.</numerusform>
            <numerusform>&apos;%2&apos;: %1 tomadas por &apos;%3&apos;.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 &apos;%2&apos; were recognized.</source>
        <translation>
            <numerusform>&apos;%2&apos;: %1 reconhecida.</numerusform>
            <numerusform>&apos;%2&apos;: %1 reconhecidas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Which class was taken for which</source>
        <translation>Que classe foi tomada por qual</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Here a table will show which classes are recognized, and which are confused with others.</source>
        <translation>Aqui uma tabela vai mostrar que classes são reconhecidas e quais são confundidas com outras.</translation>
    </message>
    <message>
        <source>taken for</source>
        <translation>resposta</translation>
    </message>
    <message>
        <source>really</source>
        <translation>na verdade</translation>
    </message>
</context>
<context>
    <name>vitrine::CurvePlot</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>vitrine::EmbeddingsView</name>
    <message>
        <source>Word</source>
        <translation>Palavra</translation>
    </message>
    <message>
        <source>+ position</source>
        <translation>+ posição</translation>
    </message>
    <message>
        <source>+ segment</source>
        <translation>+ segmento</translation>
    </message>
    <message>
        <source>= sum</source>
        <translation>= soma</translation>
    </message>
    <message>
        <source>LayerNorm of the sum</source>
        <translation>LayerNorm da soma</translation>
    </message>
    <message>
        <source>Layer of the vectors</source>
        <translation>Camada dos vetores</translation>
    </message>
    <message>
        <source>One vector per token, all the way through</source>
        <translation>Um vetor por token, do começo ao fim</translation>
    </message>
    <message>
        <source>Each row is a token&apos;s vector. Move the slider: the numbers change from layer to layer, but row 5 stays token 5.</source>
        <translation>Cada linha é o vetor de um token. Mova o controle: os números mudam de camada para camada, mas a linha 5 continua sendo o token 5.</translation>
    </message>
    <message>
        <source>How %1 becomes a vector of %2 numbers</source>
        <translation>Como %1 vira um vetor de %2 números</translation>
    </message>
    <message>
        <source>row %1 of the vocabulary</source>
        <translation>linha %1 do vocabulário</translation>
    </message>
    <message>
        <source>place %1</source>
        <translation>lugar %1</translation>
    </message>
    <message>
        <source>sentence %1</source>
        <translation>frase %1</translation>
    </message>
    <message>
        <source>into layer 1</source>
        <translation>entrada da camada 1</translation>
    </message>
    <message>
        <source>out of layer %1 of %2</source>
        <translation>saída da camada %1 de %2</translation>
    </message>
    <message>
        <source>component</source>
        <translation>componente</translation>
    </message>
    <message>
        <source>word</source>
        <translation>palavra</translation>
    </message>
    <message>
        <source>position</source>
        <translation>posição</translation>
    </message>
    <message>
        <source>segment</source>
        <translation>segmento</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>soma</translation>
    </message>
    <message>
        <source>after LayerNorm</source>
        <translation>depois do LayerNorm</translation>
    </message>
</context>
<context>
    <name>vitrine::EncoderMap</name>
    <message>
        <source>Another model learns here. “Open it in all views” brings its layers.</source>
        <translation>Aqui outro modelo aprende. “Abrir em todas as vistas” traz as camadas dele.</translation>
    </message>
    <message>
        <source>No model has run yet. Its layers will stand here.</source>
        <translation>Nenhum modelo rodou ainda. As camadas dele ficarão aqui.</translation>
    </message>
    <message>
        <source>Map of the encoder</source>
        <translation>Mapa do encoder</translation>
    </message>
    <message>
        <source>Up and down move from part to part, Enter goes there.</source>
        <translation>Para cima e para baixo vão de parte em parte, Enter vai até lá.</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Embeddings</source>
        <translation>Embeddings</translation>
    </message>
    <message>
        <source>FFN</source>
        <translation>FFN</translation>
    </message>
    <message>
        <source>Vectors</source>
        <translation>Vetores</translation>
    </message>
    <message>
        <source>Alike?</source>
        <translation>Parecidas?</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Palavras</translation>
    </message>
    <message>
        <source>Next?</source>
        <translation>Segue?</translation>
    </message>
    <message>
        <source>Bend it</source>
        <translation>Alterar</translation>
    </message>
    <message>
        <source>The text is cut into tokens.</source>
        <translation>O texto é cortado em tokens.</translation>
    </message>
    <message>
        <source>Each token becomes a vector: word + position + segment.</source>
        <translation>Cada token vira um vetor: palavra + posição + segmento.</translation>
    </message>
    <message>
        <source>Layer %1: attention, then a feed-forward network</source>
        <translation>Camada %1: atenção, depois uma rede feed-forward</translation>
    </message>
    <message>
        <source>Layer %1, head %2: who looks at whom</source>
        <translation>Camada %1, cabeça %2: quem olha para quem</translation>
    </message>
    <message>
        <source>Feed-forward network of layer %1, residual and LayerNorm</source>
        <translation>Rede feed-forward da camada %1, residual e LayerNorm</translation>
    </message>
    <message>
        <source>The masked-word head guesses what is hidden.</source>
        <translation>A saída de palavras mascaradas adivinha o que está escondido.</translation>
    </message>
    <message>
        <source>The next-sentence head: does B follow A?</source>
        <translation>A saída de frase seguinte: B segue A?</translation>
    </message>
    <message>
        <source>The vectors of all tokens, from layer to layer</source>
        <translation>Os vetores de todos os tokens, de camada em camada</translation>
    </message>
    <message>
        <source>How alike the vectors of two tokens are</source>
        <translation>O quanto os vetores de dois tokens se parecem</translation>
    </message>
    <message>
        <source>Change BERT, and see what becomes of its answers</source>
        <translation>Mude o BERT e veja o que acontece com as respostas</translation>
    </message>
</context>
<context>
    <name>vitrine::FeaturesView</name>
    <message>
        <source>Sentences longer than %1 tokens: %2; they lose their end.</source>
        <translation>Frases com mais de %1 tokens: %2; elas perdem o fim.</translation>
    </message>
    <message>
        <source>Embeddings (before any layer)</source>
        <translation>Embeddings (antes das camadas)</translation>
    </message>
    <message>
        <source>Last layer</source>
        <translation>Última camada</translation>
    </message>
    <message>
        <source>Sum of all layers</source>
        <translation>Soma de todas as camadas</translation>
    </message>
    <message>
        <source>Second-to-last layer</source>
        <translation>Penúltima camada</translation>
    </message>
    <message>
        <source>Sum of the last four</source>
        <translation>Soma das quatro últimas</translation>
    </message>
    <message>
        <source>Last four, side by side</source>
        <translation>Quatro últimas, lado a lado</translation>
    </message>
    <message>
        <source>Ope&amp;n marked text...</source>
        <translation>Abrir &amp;texto marcado...</translation>
    </message>
    <message>
        <source>Vectors as &amp;CSV...</source>
        <translation>Vetores em CS&amp;V...</translation>
    </message>
    <message>
        <source>Vectors as safe&amp;tensors...</source>
        <translation>Vetores em sa&amp;fetensors...</translation>
    </message>
    <message>
        <source>Fine-tuned instead: %1 published</source>
        <translation>Com ajuste fino: %1 publicado</translation>
    </message>
    <message>
        <source>All of BERT-base learned the task, not only a classifier on top.</source>
        <translation>O BERT-base inteiro aprendeu a tarefa, não só um classificador por cima.</translation>
    </message>
    <message>
        <source>Marked text</source>
        <translation>Texto marcado</translation>
    </message>
    <message>
        <source>A sentence a line, its words marked like [Ana|person]</source>
        <translation>Uma frase por linha, com as palavras marcadas assim: [Ana|pessoa]</translation>
    </message>
    <message>
        <source>The vectors of the chosen row; if none is chosen, of the last one</source>
        <translation>Os vetores da linha escolhida; sem escolha, os da última</translation>
    </message>
    <message>
        <source>The vectors of all rows</source>
        <translation>Os vetores de todas as linhas</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>What a classifier makes of each kind of vector</source>
        <translation>O que um classificador faz com cada tipo de vetor</translation>
    </message>
    <message>
        <source>Vector</source>
        <translation>Vetor</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Números</translation>
    </message>
    <message>
        <source>F1 here</source>
        <translation>F1 aqui</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Publicado</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Segundos</translation>
    </message>
    <message>
        <source>Harmonic mean of precision and recall over all kinds together, on held-out sentences</source>
        <translation>Média harmônica de precisão e revocação, com todos os tipos juntos, em frases reservadas</translation>
    </message>
    <message>
        <source>F1 of BERT-base with a BiLSTM on top, on CoNLL-2003&apos;s development set</source>
        <translation>F1 do BERT-base com uma BiLSTM por cima, no conjunto de desenvolvimento do CoNLL-2003</translation>
    </message>
    <message>
        <source>BERT</source>
        <translation>o BERT</translation>
    </message>
    <message>
        <source>Kinds to name: %1, or none of them.</source>
        <translation>Tipos a reconhecer: %1, ou nenhum deles.</translation>
    </message>
    <message>
        <source>Cance&amp;l</source>
        <translation>&amp;Cancelar</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Iniciar</translation>
    </message>
    <message>
        <source>%1 of %2 classifiers done. Each learned from %3 words and was asked about %4 words of other sentences.</source>
        <translation>%1 de %2 classificadores prontos. Cada um aprendeu com %3 palavras e respondeu sobre %4 palavras de outras frases.</translation>
    </message>
    <message>
        <source>BERT begins to read...</source>
        <translation>O BERT começa a ler...</translation>
    </message>
    <message>
        <source>Open a marked text: a sentence a line, its words marked like [Ana|person].</source>
        <translation>Abra um texto marcado: uma frase por linha, com as palavras marcadas assim: [Ana|pessoa].</translation>
    </message>
    <message>
        <source>Press Start. BERT reads every sentence once; then six classifiers learn, one on each kind of vector below.</source>
        <translation>Aperte Iniciar. O BERT lê cada frase uma vez; depois seis classificadores aprendem, um com cada tipo de vetor abaixo.</translation>
    </message>
    <message>
        <source>BERT reads sentence %1 of %2</source>
        <translation>O BERT lê a frase %1 de %2</translation>
    </message>
    <message>
        <source>BERT has read sentence %1 of %2. Now the classifiers learn.</source>
        <translation>O BERT leu a frase %1 de %2. Agora os classificadores aprendem.</translation>
    </message>
    <message>
        <source>F1 published</source>
        <translation>F1 publicado</translation>
    </message>
    <message>
        <source>Fine-tuned instead</source>
        <translation>Com ajuste fino</translation>
    </message>
    <message>
        <source>The feature-based way, like ELMo&apos;s: %1 stays as it is, and only a small classifier learns. It gets one vector a word, and names the word&apos;s kind. The published figures are of BERT-base with a BiLSTM on top, on a much larger task (names in CoNLL-2003, development set; Devlin et al. 2019, table 7, drawn in The Illustrated BERT) and count whole names, not words, so only the order can be compared.</source>
        <translation>O caminho dos atributos (feature-based), como no ELMo: %1 fica como está, e só um pequeno classificador aprende. Ele recebe um vetor por palavra e diz o tipo da palavra. Os números publicados são do BERT-base com uma BiLSTM por cima, em uma tarefa muito maior (nomes no CoNLL-2003, conjunto de desenvolvimento; Devlin et al. 2019, tabela 7, desenhada em The Illustrated BERT), e contam nomes inteiros, não palavras; então só a ordem pode ser comparada.</translation>
    </message>
</context>
<context>
    <name>vitrine::FeedForwardView</name>
    <message>
        <source>Strongest neurons of the feed-forward network</source>
        <translation>Neurônios mais fortes da rede feed-forward</translation>
    </message>
    <message>
        <source>Strongest neurons</source>
        <translation>Neurônios mais fortes</translation>
    </message>
    <message>
        <source>What layer %1 does to %2</source>
        <translation>O que a camada %1 faz com %2</translation>
    </message>
    <message>
        <source>What came in</source>
        <translation>O que entrou</translation>
    </message>
    <message>
        <source>+ attention&apos;s update</source>
        <translation>+ o que a atenção traz</translation>
    </message>
    <message>
        <source>= sum (residual)</source>
        <translation>= soma (residual)</translation>
    </message>
    <message>
        <source>LayerNorm of it</source>
        <translation>LayerNorm da soma</translation>
    </message>
    <message>
        <source>+ feed-forward update</source>
        <translation>+ o que o feed-forward traz</translation>
    </message>
    <message>
        <source>LayerNorm of it: what goes on</source>
        <translation>LayerNorm da soma: o que segue</translation>
    </message>
    <message>
        <source>length %1</source>
        <translation>comprimento %1</translation>
    </message>
    <message>
        <source>neuron %1</source>
        <translation>neurônio %1</translation>
    </message>
    <message>
        <source>%1 of %2 neurons are above 0 for this token. Each neuron looks for a pattern in the vector and, if it finds it, adds its own direction to the result.</source>
        <translation>%1 de %2 neurônios estão acima de 0 para este token. Cada neurônio procura um padrão no vetor e, se o encontra, soma a sua direção ao resultado.</translation>
    </message>
    <message>
        <source>step</source>
        <translation>passo</translation>
    </message>
    <message>
        <source>length</source>
        <translation>comprimento</translation>
    </message>
</context>
<context>
    <name>vitrine::GuessGame</name>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>After %n round(s): the class found %1, BERT found %2 of the hidden words.</source>
        <translation>
            <numerusform>Depois de %n rodada: a turma achou %1 e o BERT achou %2 das palavras escondidas.</numerusform>
            <numerusform>Depois de %n rodadas: a turma achou %1 e o BERT achou %2 das palavras escondidas.</numerusform>
        </translation>
    </message>
    <message>
        <source>A guess of the class</source>
        <translation>Um palpite da turma</translation>
    </message>
    <message>
        <source>What does the class say? Enter adds it</source>
        <translation>O que diz a turma? Enter acrescenta</translation>
    </message>
    <message>
        <source>The class&apos;s guesses, ranked by BERT</source>
        <translation>Os palpites da turma, na ordem do BERT</translation>
    </message>
    <message>
        <source>&amp;Next round</source>
        <translation>Próxima r&amp;odada</translation>
    </message>
    <message>
        <source>&amp;Reveal</source>
        <translation>&amp;Revelar</translation>
    </message>
    <message>
        <source>BERT has made its guess. What is yours?</source>
        <translation>O BERT já deu o palpite dele. Qual é o seu?</translation>
    </message>
    <message>
        <source>No round has been played yet.</source>
        <translation>Ainda não houve nenhuma rodada.</translation>
    </message>
</context>
<context>
    <name>vitrine::HeadSteps</name>
    <message>
        <source>key</source>
        <translation>chave</translation>
    </message>
    <message>
        <source>query × key</source>
        <translation>consulta × chave</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>soma</translation>
    </message>
    <message>
        <source>÷ √d</source>
        <translation>÷ √d</translation>
    </message>
    <message>
        <source>softmax</source>
        <translation>softmax</translation>
    </message>
    <message>
        <source>weight × value</source>
        <translation>peso × valor</translation>
    </message>
    <message>
        <source>query</source>
        <translation>consulta</translation>
    </message>
    <message>
        <source>result =</source>
        <translation>resultado =</translation>
    </message>
</context>
<context>
    <name>vitrine::HeadsGrid</name>
    <message>
        <source>All heads</source>
        <translation>Todas as cabeças</translation>
    </message>
    <message>
        <source>Arrow keys move from head to head, Enter opens one.</source>
        <translation>As setas vão de cabeça em cabeça, Enter abre.</translation>
    </message>
    <message>
        <source>Layer %1, head %2. Mean share of the attention:</source>
        <translation>Camada %1, cabeça %2. Parte média da atenção:</translation>
    </message>
</context>
<context>
    <name>vitrine::InsideHeadView</name>
    <message>
        <source>◀  Back</source>
        <translation>◀  Voltar</translation>
    </message>
    <message>
        <source>Forward  ▶</source>
        <translation>Avançar  ▶</translation>
    </message>
    <message>
        <source>Inside a head, step by step</source>
        <translation>Dentro de uma cabeça, passo a passo</translation>
    </message>
    <message>
        <source>Left and right arrows go back and forward through the steps.</source>
        <translation>As setas para a esquerda e para a direita voltam e avançam os passos.</translation>
    </message>
    <message>
        <source>The query: %1 asks with these %2 numbers what it is looking for.</source>
        <translation>A consulta: com estes %2 números, %1 pergunta o que procura.</translation>
    </message>
    <message>
        <source>The keys: each token offers %1 numbers that say what it has.</source>
        <translation>As chaves: cada token oferece %1 números que dizem o que ele tem.</translation>
    </message>
    <message>
        <source>The products: the query times each key, number by number. Orange helps, blue hinders.</source>
        <translation>Os produtos: a consulta vezes cada chave, número por número. Laranja ajuda, azul atrapalha.</translation>
    </message>
    <message>
        <source>The sum of the products: large where query and key point the same way.</source>
        <translation>A soma dos produtos: grande onde consulta e chave apontam para o mesmo lado.</translation>
    </message>
    <message>
        <source>Divided by √%1 = %2, so that more dimensions do not give larger scores.</source>
        <translation>Dividida por √%1 = %2, para que mais dimensões não deem notas maiores.</translation>
    </message>
    <message>
        <source>Softmax: the scores become weights that are positive and add up to 1.</source>
        <translation>Softmax: as notas viram pesos positivos que somam 1.</translation>
    </message>
    <message>
        <source>The values, each times its weight, added up: what this head passes on for %1.</source>
        <translation>Os valores, cada um vezes o seu peso, somados: o que esta cabeça passa adiante para %1.</translation>
    </message>
    <message>
        <source>Layer %1, head %2, query token %3:  step %4 of %5</source>
        <translation>Camada %1, cabeça %2, token da consulta %3:  passo %4 de %5</translation>
    </message>
    <message>
        <source>token</source>
        <translation>token</translation>
    </message>
    <message>
        <source>query · key</source>
        <translation>consulta · chave</translation>
    </message>
    <message>
        <source>score</source>
        <translation>nota</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>peso</translation>
    </message>
</context>
<context>
    <name>vitrine::LayerGuesses</name>
    <message>
        <source>Guesses from each layer</source>
        <translation>Palpites de cada camada</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Depois de</translation>
    </message>
    <message>
        <source>Best guess</source>
        <translation>Melhor palpite</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>Segundo</translation>
    </message>
    <message>
        <source>What stands there</source>
        <translation>O que está lá</translation>
    </message>
    <message>
        <source>The last layer&apos;s guess is BERT&apos;s answer. The earlier ones show how it gets there.</source>
        <translation>O palpite da última camada é a resposta do BERT. Os anteriores mostram como ele chega lá.</translation>
    </message>
    <message>
        <source>This model was saved without its masked-word head.</source>
        <translation>Este modelo foi salvo sem a saída de palavras mascaradas.</translation>
    </message>
    <message>
        <source>Type a sentence, and the guesses of each layer stand here.</source>
        <translation>Digite uma frase, e os palpites de cada camada aparecem aqui.</translation>
    </message>
    <message>
        <source>Guesses for token %1 after each layer</source>
        <translation>Palpites para o token %1 depois de cada camada</translation>
    </message>
    <message>
        <source>&apos;%1&apos;</source>
        <translation>&apos;%1&apos;</translation>
    </message>
    <message>
        <source>embeddings</source>
        <translation>embeddings</translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>camada %1</translation>
    </message>
</context>
<context>
    <name>vitrine::LayersView</name>
    <message>
        <source>Tokens on a plane</source>
        <translation>Tokens em um plano</translation>
    </message>
    <message>
        <source>Layer, from the embeddings to the last</source>
        <translation>Camada, dos embeddings à última</translation>
    </message>
    <message>
        <source>Play from the embeddings to the last layer</source>
        <translation>Reproduzir dos embeddings à última camada</translation>
    </message>
    <message>
        <source>Where each token&apos;s vector is</source>
        <translation>Onde está o vetor de cada token</translation>
    </message>
    <message>
        <source>The two directions in which the vectors of all layers spread most (PCA). Tokens with similar vectors lie close together; two directions cannot show everything.</source>
        <translation>As duas direções em que os vetores de todas as camadas mais se espalham (PCA). Tokens com vetores parecidos ficam próximos; duas direções não mostram tudo.</translation>
    </message>
    <message>
        <source>❚❚ Pause</source>
        <translation>❚❚ Pausar</translation>
    </message>
    <message>
        <source>▶ Play</source>
        <translation>▶ Reproduzir</translation>
    </message>
    <message>
        <source>%1 of the spread</source>
        <translation>%1 da dispersão</translation>
    </message>
    <message>
        <source>embeddings</source>
        <translation>embeddings</translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>camada %1</translation>
    </message>
    <message>
        <source>token</source>
        <translation>token</translation>
    </message>
    <message>
        <source>first direction</source>
        <translation>primeira direção</translation>
    </message>
    <message>
        <source>second direction</source>
        <translation>segunda direção</translation>
    </message>
</context>
<context>
    <name>vitrine::LearningDesk</name>
    <message>
        <source>Portuguese</source>
        <translation>português</translation>
    </message>
    <message>
        <source>English</source>
        <translation>inglês</translation>
    </message>
    <message>
        <source>Friendly or not (%1)</source>
        <translation>Amigável ou hostil (%1)</translation>
    </message>
    <message>
        <source>Six topics (%1)</source>
        <translation>Seis assuntos (%1)</translation>
    </message>
    <message>
        <source>Persons, places, times, animals (%1)</source>
        <translation>Pessoas, lugares, tempo, animais (%1)</translation>
    </message>
    <message>
        <source>Saved in %1. Open it from the File menu.</source>
        <translation>Salvo em %1. Abra pelo menu Arquivo.</translation>
    </message>
    <message>
        <source>Save the model as a folder</source>
        <translation>Salvar o modelo como pasta</translation>
    </message>
    <message>
        <source>Saved in %1.</source>
        <translation>Salvo em %1.</translation>
    </message>
    <message>
        <source>No model is open. Open one from the File menu.</source>
        <translation>Nenhum modelo está aberto. Abra um pelo menu Arquivo.</translation>
    </message>
    <message>
        <source>Open a labelled table</source>
        <translation>Abrir uma tabela rotulada</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv);;All files (*)</source>
        <translation>Tabelas (*.csv *.tsv);;Todos os arquivos (*)</translation>
    </message>
    <message>
        <source>Save the classifier as a folder</source>
        <translation>Salvar o classificador como pasta</translation>
    </message>
    <message>
        <source>Open marked text</source>
        <translation>Abrir texto marcado</translation>
    </message>
    <message>
        <source>Marked text (*.txt);;All files (*)</source>
        <translation>Texto marcado (*.txt);;Todos os arquivos (*)</translation>
    </message>
    <message>
        <source>Save the vectors</source>
        <translation>Salvar os vetores</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Valores separados por vírgula (*.csv)</translation>
    </message>
    <message>
        <source>Safetensors (*.safetensors)</source>
        <translation>Safetensors (*.safetensors)</translation>
    </message>
</context>
<context>
    <name>vitrine::LearningView</name>
    <message>
        <source>Three ways to see it learn</source>
        <translation>Três jeitos de ver o BERT aprender</translation>
    </message>
    <message>
        <source>Watch it learn</source>
        <translation>Veja aprender</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Transferência</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Atributos</translation>
    </message>
</context>
<context>
    <name>vitrine::LessonPanel</name>
    <message>
        <source>◀ Back</source>
        <translation>◀ Voltar</translation>
    </message>
    <message>
        <source>Next ▶</source>
        <translation>Próxima ▶</translation>
    </message>
    <message>
        <source>This page cannot be read: %1</source>
        <translation>Não foi possível ler esta página: %1</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Lições</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>Lição</translation>
    </message>
</context>
<context>
    <name>vitrine::LessonText</name>
    <message>
        <source>[The picture %1 cannot be shown: %2]</source>
        <translation>[A figura %1 não pode ser mostrada: %2]</translation>
    </message>
</context>
<context>
    <name>vitrine::MainWindow</name>
    <message>
        <source>Writing %1 …</source>
        <translation>Gravando %1 …</translation>
    </message>
    <message>
        <source>%1:  %2,  %3,  hidden size %4,  %5 million parameters</source>
        <translation>%1:  %2,  %3,  tamanho oculto %4,  %5 milhões de parâmetros</translation>
    </message>
    <message numerus="yes">
        <source>%n head(s)</source>
        <translation>
            <numerusform>%n cabeça</numerusform>
            <numerusform>%n cabeças</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n layer(s)</source>
        <translation>
            <numerusform>%n camada</numerusform>
            <numerusform>%n camadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %n token(s) fit this model. Left out at the end: %1 of A, %2 of B.</source>
        <translation>
            <numerusform>Só cabe %n token neste modelo. Ficaram de fora, no fim: %1 de A, %2 de B.</numerusform>
            <numerusform>Só cabem %n tokens neste modelo. Ficaram de fora, no fim: %1 de A, %2 de B.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %n token(s) fit this model. Left out at the end: %1.</source>
        <translation>
            <numerusform>Só cabe %n token neste modelo. Ficaram de fora, no fim: %1.</numerusform>
            <numerusform>Só cabem %n tokens neste modelo. Ficaram de fora, no fim: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n token(s) in %1 ms</source>
        <translation>
            <numerusform>%n token em %1 ms</numerusform>
            <numerusform>%n tokens em %1 ms</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Salvar a imagem</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Salvo: %1</translation>
    </message>
    <message>
        <source>Save the numbers on screen</source>
        <translation>Salvar os números da tela</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Valores separados por vírgula (*.csv)</translation>
    </message>
    <message>
        <source>There is no run to save yet. Type a sentence.</source>
        <translation>Ainda não há execução para salvar. Digite uma frase.</translation>
    </message>
    <message>
        <source>Save everything the run computed</source>
        <translation>Salvar tudo o que a execução calculou</translation>
    </message>
    <message>
        <source>Safetensors (*.safetensors)</source>
        <translation>Safetensors (*.safetensors)</translation>
    </message>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation>A imagem está na área de transferência.</translation>
    </message>
    <message>
        <source>The numbers are on the clipboard.</source>
        <translation>Os números estão na área de transferência.</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Fechar esta mensagem</translation>
    </message>
    <message>
        <source>Sentence &amp;A</source>
        <translation>Frase &amp;A</translation>
    </message>
    <message>
        <source>Sentence &amp;B</source>
        <translation>Frase &amp;B</translation>
    </message>
    <message>
        <source>Type a sentence</source>
        <translation>Digite uma frase</translation>
    </message>
    <message>
        <source>A second sentence, if you like</source>
        <translation>Uma segunda frase, se quiser</translation>
    </message>
    <message>
        <source>Sentence A</source>
        <translation>Frase A</translation>
    </message>
    <message>
        <source>Sentence B</source>
        <translation>Frase B</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Restore plain BERT</source>
        <translation>Restaurar o BERT original</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Vistas</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Lições</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Andamento</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>This was made with %1, which is not at %2. It is shown with %3.</source>
        <translation>Isto foi feito com %1, que não está em %2. É mostrado com %3.</translation>
    </message>
    <message>
        <source>This was made with %1, which is not kept anywhere. It is shown with %2.</source>
        <translation>Isto foi feito com %1, que não está guardado em lugar nenhum. É mostrado com %2.</translation>
    </message>
    <message>
        <source>What you type cannot be kept for the next time. %1</source>
        <translation>O que você digita não pode ser guardado para a próxima vez. %1</translation>
    </message>
    <message>
        <source>Open the bundled %1</source>
        <translation>Abrir %1, que vem junto</translation>
    </message>
    <message>
        <source>Last time you had: “%1”</source>
        <translation>Da última vez você tinha: “%1”</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Trazer de volta</translation>
    </message>
    <message>
        <source>Vitrine</source>
        <translation>Vitrine</translation>
    </message>
    <message>
        <source>He was tired, so he went to bed.</source>
        <translation>Ele estava cansado, então foi para a cama.</translation>
    </message>
    <message>
        <source>He slept until the morning.</source>
        <translation>Ele dormiu até de manhã.</translation>
    </message>
    <message>
        <source>%1. %2 stays open.</source>
        <translation>%1. %2 continua aberto.</translation>
    </message>
    <message>
        <source>%1. Open another model folder from the File menu.</source>
        <translation>%1. Abra outra pasta de modelo pelo menu Arquivo.</translation>
    </message>
    <message>
        <source>Opening %1 …</source>
        <translation>Abrindo %1 …</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>pelo menos %1</translation>
    </message>
    <message>
        <source>BERT is bent: %1.</source>
        <translation>O BERT está alterado: %1.</translation>
    </message>
    <message>
        <source>Opening a model …</source>
        <translation>Abrindo um modelo …</translation>
    </message>
    <message>
        <source>No model is open.</source>
        <translation>Nenhum modelo está aberto.</translation>
    </message>
    <message>
        <source>%1 - Vitrine</source>
        <translation>%1 - Vitrine</translation>
    </message>
    <message>
        <source>overview and single views</source>
        <translation>visão geral e cada vista</translation>
    </message>
    <message>
        <source>the view before, the next view</source>
        <translation>a vista anterior, a próxima</translation>
    </message>
    <message>
        <source>lessons</source>
        <translation>lições</translation>
    </message>
    <message>
        <source>class mode, and back</source>
        <translation>modo aula, e voltar</translation>
    </message>
    <message>
        <source>the class guesses first</source>
        <translation>a turma palpita primeiro</translation>
    </message>
    <message>
        <source>open, save a lesson file</source>
        <translation>abrir, salvar um arquivo de lição</translation>
    </message>
    <message>
        <source>undo, redo</source>
        <translation>desfazer, refazer</translation>
    </message>
    <message>
        <source>save the picture</source>
        <translation>salvar a imagem</translation>
    </message>
    <message>
        <source>copy the picture</source>
        <translation>copiar a imagem</translation>
    </message>
    <message>
        <source>copy the numbers</source>
        <translation>copiar os números</translation>
    </message>
    <message>
        <source>sentence A, sentence B</source>
        <translation>frase A, frase B</translation>
    </message>
    <message>
        <source>tokens: arrows move, Space hides</source>
        <translation>tokens: setas movem, Espaço esconde</translation>
    </message>
    <message>
        <source>heatmap: arrows move, + and - zoom, 0 shows all</source>
        <translation>mapa de calor: setas movem, + e - aproximam, 0 mostra tudo</translation>
    </message>
    <message>
        <source>map of the encoder: arrows move, Enter opens</source>
        <translation>mapa do encoder: setas movem, Enter abre</translation>
    </message>
    <message>
        <source>restore plain BERT</source>
        <translation>restaurar o BERT original</translation>
    </message>
    <message>
        <source>inside a head: back and forward</source>
        <translation>dentro de uma cabeça: voltar e avançar</translation>
    </message>
    <message>
        <source>the next control</source>
        <translation>o próximo controle</translation>
    </message>
    <message>
        <source>Views of this lesson</source>
        <translation>Vistas desta lição</translation>
    </message>
    <message>
        <source>Only the chosen views can be opened in this lesson. All or none: no lock.</source>
        <translation>Só as vistas escolhidas podem ser abertas nesta lição. Todas ou nenhuma: sem bloqueio.</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>Ar&amp;quivo</translation>
    </message>
    <message>
        <source>&amp;Open lesson...</source>
        <translation>&amp;Abrir lição...</translation>
    </message>
    <message>
        <source>Open a lesson</source>
        <translation>Abrir uma lição</translation>
    </message>
    <message>
        <source>Lessons (*.vitrine)</source>
        <translation>Lições (*.vitrine)</translation>
    </message>
    <message>
        <source>&amp;Recent lessons</source>
        <translation>Lições &amp;recentes</translation>
    </message>
    <message>
        <source>&amp;Save lesson...</source>
        <translation>&amp;Salvar lição...</translation>
    </message>
    <message>
        <source>Save this lesson</source>
        <translation>Salvar esta lição</translation>
    </message>
    <message>
        <source>&amp;Lock to some views...</source>
        <translation>&amp;Limitar a algumas vistas...</translation>
    </message>
    <message>
        <source>Open &amp;model folder...</source>
        <translation>Abrir pasta de &amp;modelo...</translation>
    </message>
    <message>
        <source>Choose a folder with config.json and model.safetensors</source>
        <translation>Escolha uma pasta com config.json e model.safetensors</translation>
    </message>
    <message>
        <source>Save &amp;picture...</source>
        <translation>Salvar &amp;imagem...</translation>
    </message>
    <message>
        <source>Save &amp;numbers as CSV...</source>
        <translation>Salvar &amp;números em CSV...</translation>
    </message>
    <message>
        <source>Save the whole &amp;run as safetensors...</source>
        <translation>Salvar a &amp;execução inteira em safetensors...</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Sai&amp;r</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Nenhuma ainda</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>E&amp;ditar</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Desfazer</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Refazer</translation>
    </message>
    <message>
        <source>Copy &amp;picture</source>
        <translation>Copiar &amp;imagem</translation>
    </message>
    <message>
        <source>Copy &amp;numbers</source>
        <translation>Copiar &amp;números</translation>
    </message>
    <message>
        <source>Restore plain &amp;BERT</source>
        <translation>Restaurar o &amp;BERT original</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>E&amp;xibir</translation>
    </message>
    <message>
        <source>The view &amp;before</source>
        <translation>A vista an&amp;terior</translation>
    </message>
    <message>
        <source>The ne&amp;xt view</source>
        <translation>A pró&amp;xima vista</translation>
    </message>
    <message>
        <source>Go to the &amp;tokens</source>
        <translation>Ir aos to&amp;kens</translation>
    </message>
    <message>
        <source>Go to the &amp;heatmap</source>
        <translation>Ir ao mapa de &amp;calor</translation>
    </message>
    <message>
        <source>Go to the &amp;map</source>
        <translation>Ir ao &amp;mapa do encoder</translation>
    </message>
    <message>
        <source>&amp;Lessons</source>
        <translation>&amp;Lições</translation>
    </message>
    <message>
        <source>&amp;Class mode</source>
        <translation>M&amp;odo aula</translation>
    </message>
    <message>
        <source>The class &amp;guesses first</source>
        <translation>A turma pal&amp;pita primeiro</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>Co&amp;res</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Como o &amp;sistema</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Claro</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Escuro</translation>
    </message>
    <message>
        <source>L&amp;anguage</source>
        <translation>I&amp;dioma</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Aj&amp;uda</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>&amp;Teclado</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Teclado</translation>
    </message>
    <message>
        <source>&amp;About Vitrine</source>
        <translation>&amp;Sobre o Vitrine</translation>
    </message>
    <message>
        <source>About Vitrine</source>
        <translation>Sobre o Vitrine</translation>
    </message>
    <message>
        <source>&lt;b&gt;Vitrine %1&lt;/b&gt;&lt;p&gt;See how BERT works: tokens, attention, masked words and next sentences, live.&lt;/p&gt;&lt;p&gt;Attention weights show where information flows. They are not by themselves an explanation (Jain and Wallace 2019; Wiegreffe and Pinter 2019).&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation>&lt;b&gt;Vitrine %1&lt;/b&gt;&lt;p&gt;Veja como o BERT funciona: tokens, atenção, palavras mascaradas e frases seguintes, ao vivo.&lt;/p&gt;&lt;p&gt;Os pesos de atenção mostram por onde a informação passa. Sozinhos, eles não são uma explicação (Jain e Wallace 2019; Wiegreffe e Pinter 2019).&lt;/p&gt;&lt;p&gt;Software livre sob a Licença Pública Geral GNU, versão 3 ou posterior.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Leave (F11)</source>
        <translation>Sair (F11)</translation>
    </message>
    <message>
        <source>Leave class mode</source>
        <translation>Sair do modo aula</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Aprender</translation>
    </message>
</context>
<context>
    <name>vitrine::MaskPanel</name>
    <message>
        <source>&apos;%1&apos;, %2, place %3 of %4</source>
        <translation>&apos;%1&apos;, %2, lugar %3 de %4</translation>
    </message>
    <message>
        <source>Token %1</source>
        <translation>Token %1</translation>
    </message>
    <message>
        <source>unsure among about %1 words</source>
        <translation>em dúvida entre cerca de %1 palavras</translation>
    </message>
    <message>
        <source>Entropy %1 bits: as unsure as among that many equally likely words</source>
        <translation>Entropia de %1 bits: tanta dúvida quanto entre esse número de palavras igualmente prováveis</translation>
    </message>
    <message>
        <source>Guesses for token %1</source>
        <translation>Palpites para o token %1</translation>
    </message>
    <message>
        <source>Hidden word: %1</source>
        <translation>Palavra escondida: %1</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is %2 tokens for this model; one mask holds only one. Its first: %3</source>
        <translation>&apos;%1&apos; são %2 tokens para este modelo; em uma máscara só cabe um. O primeiro: %3</translation>
    </message>
    <message>
        <source>Your word: %1</source>
        <translation>Sua palavra: %1</translation>
    </message>
</context>
<context>
    <name>vitrine::MaskingLabView</name>
    <message>
        <source>&amp;Draw again</source>
        <translation>&amp;Sortear de novo</translation>
    </message>
    <message>
        <source>Seed of the draw</source>
        <translation>Semente do sorteio</translation>
    </message>
    <message>
        <source>Chosen tokens</source>
        <translation>Tokens escolhidos</translation>
    </message>
    <message>
        <source>Chosen token</source>
        <translation>Token escolhido</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>O que foi feito</translation>
    </message>
    <message>
        <source>BERT sees</source>
        <translation>O BERT vê</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Perda</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>S&amp;emente</translation>
    </message>
    <message>
        <source>The exercise BERT learned from</source>
        <translation>O exercício com que o BERT aprendeu</translation>
    </message>
    <message>
        <source>15 % of the tokens are chosen. Of these 80 % are masked, 10 % become a random word and 10 % stay, and BERT has to name what stood there (Devlin et al. 2019).</source>
        <translation>15% dos tokens são escolhidos. Destes, 80% são mascarados, 10% viram uma palavra qualquer e 10% ficam como estão, e o BERT tem de dizer o que havia ali (Devlin et al. 2019).</translation>
    </message>
    <message>
        <source>This model was saved without its masked-word head, so there is no loss.</source>
        <translation>Este modelo foi salvo sem a saída de palavras mascaradas; por isso não há perda.</translation>
    </message>
    <message>
        <source>There is no word to choose. Type a sentence.</source>
        <translation>Não há palavra para escolher. Digite uma frase.</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>mascarado</translation>
    </message>
    <message>
        <source>another word</source>
        <translation>outra palavra</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>mantido</translation>
    </message>
    <message>
        <source>Training loss of this sentence: %1, the mean over the chosen tokens. Guessing at random among %2 words would give %3.</source>
        <translation>Perda de treino desta frase: %1, a média dos tokens escolhidos. Chutar ao acaso entre %2 palavras daria %3.</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Probabilidade</translation>
    </message>
</context>
<context>
    <name>vitrine::NextSentenceView</name>
    <message>
        <source>S&amp;wap A and B</source>
        <translation>&amp;Trocar A e B</translation>
    </message>
    <message>
        <source>Does B follow A?</source>
        <translation>B segue A?</translation>
    </message>
    <message>
        <source>Does A follow B?</source>
        <translation>A segue B?</translation>
    </message>
    <message>
        <source>Candidates for sentence B, one per line</source>
        <translation>Candidatas a frase B, uma por linha</translation>
    </message>
    <message>
        <source>Several sentences that could follow A, one per line</source>
        <translation>Várias frases que poderiam seguir A, uma por linha</translation>
    </message>
    <message>
        <source>Candidates, the likeliest first</source>
        <translation>Candidatas, da mais provável à menos</translation>
    </message>
    <message>
        <source>Which of these follows A?</source>
        <translation>Qual destas segue A?</translation>
    </message>
    <message>
        <source>Next sentence</source>
        <translation>Frase seguinte</translation>
    </message>
    <message>
        <source>B follows A</source>
        <translation>B segue A</translation>
    </message>
    <message>
        <source>B does not follow</source>
        <translation>B não segue</translation>
    </message>
    <message>
        <source>A follows B</source>
        <translation>A segue B</translation>
    </message>
    <message>
        <source>BERT learned to tell neighbouring sentences from random ones. Two that share words or their build can score high and still make no sense.</source>
        <translation>O BERT aprendeu a distinguir frases vizinhas de frases sorteadas. Duas com palavras em comum, ou de construção parecida, podem ir bem sem fazer sentido.</translation>
    </message>
    <message>
        <source>This model was saved without its next-sentence head, so it cannot tell whether B follows A.</source>
        <translation>Este modelo foi salvo sem a saída de frase seguinte, então não sabe dizer se B segue A.</translation>
    </message>
    <message>
        <source>Type a sentence B, and see how sure BERT is that it follows A.</source>
        <translation>Digite uma frase B e veja que certeza o BERT tem de que ela segue A.</translation>
    </message>
    <message>
        <source>pair</source>
        <translation>par</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>probabilidade</translation>
    </message>
</context>
<context>
    <name>vitrine::PredictionsView</name>
    <message>
        <source>Every word in turn</source>
        <translation>Cada palavra por vez</translation>
    </message>
    <message>
        <source>Hidden word</source>
        <translation>Palavra escondida</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Probabilidade</translation>
    </message>
    <message>
        <source>Surprise, bits</source>
        <translation>Surpresa, bits</translation>
    </message>
    <message>
        <source>Best guess</source>
        <translation>Melhor palpite</translation>
    </message>
    <message>
        <source>Number of guesses</source>
        <translation>Número de palpites</translation>
    </message>
    <message>
        <source>G&amp;uesses</source>
        <translation>Pa&amp;lpites</translation>
    </message>
    <message>
        <source>A word to look up</source>
        <translation>Uma palavra para consultar</translation>
    </message>
    <message>
        <source>Ever&amp;y word in turn</source>
        <translation>&amp;Cada palavra por vez</translation>
    </message>
    <message>
        <source>Hides each word once and shows how much it surprises BERT</source>
        <translation>Esconde cada palavra uma vez e mostra o quanto ela surpreende o BERT</translation>
    </message>
    <message>
        <source>The class &amp;guesses first</source>
        <translation>A turma pal&amp;pita primeiro</translation>
    </message>
    <message>
        <source>BERT&apos;s guesses stay hidden until the class has guessed</source>
        <translation>Os palpites do BERT ficam escondidos até a turma palpitar</translation>
    </message>
    <message>
        <source>Masked words</source>
        <translation>Palavras mascaradas</translation>
    </message>
    <message>
        <source>Type a sentence, and hide one of its words.</source>
        <translation>Digite uma frase e esconda uma das palavras.</translation>
    </message>
    <message>
        <source>This model was saved without its masked-word head, so it cannot guess words. Attention still works.</source>
        <translation>Este modelo foi salvo sem a saída de palavras mascaradas, então não adivinha palavras. A atenção funciona mesmo assim.</translation>
    </message>
    <message>
        <source>Click a token above to hide it from BERT and see what it guesses. You can also type %1 in the text.</source>
        <translation>Clique em um token acima para escondê-lo do BERT e ver o palpite dele. Você também pode digitar %1 no texto.</translation>
    </message>
    <message>
        <source>position</source>
        <translation>posição</translation>
    </message>
    <message>
        <source>word</source>
        <translation>palavra</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>probabilidade</translation>
    </message>
    <message>
        <source>token %1 hidden in turn</source>
        <translation>token %1 escondido por vez</translation>
    </message>
    <message>
        <source>Chance of a word</source>
        <translation>Chance de uma palavra</translation>
    </message>
</context>
<context>
    <name>vitrine::PretrainingView</name>
    <message>
        <source>S&amp;tep</source>
        <translation>Pass&amp;o</translation>
    </message>
    <message>
        <source>Start &amp;over</source>
        <translation>&amp;Recomeçar</translation>
    </message>
    <message>
        <source>Save as a &amp;model…</source>
        <translation>Salvar como &amp;modelo…</translation>
    </message>
    <message>
        <source>Open &amp;it in all views</source>
        <translation>Abrir em &amp;todas as vistas</translation>
    </message>
    <message>
        <source>[MAS&amp;K]</source>
        <translation>[MAS&amp;K]</translation>
    </message>
    <message>
        <source>Language of the sentences</source>
        <translation>Idioma das frases</translation>
    </message>
    <message>
        <source>The language of the sentences that it learns from</source>
        <translation>O idioma das frases com que ele aprende</translation>
    </message>
    <message>
        <source>Size of the model</source>
        <translation>Tamanho do modelo</translation>
    </message>
    <message>
        <source>small: 2 layers, hidden size 64</source>
        <translation>pequeno: 2 camadas, tamanho oculto 64</translation>
    </message>
    <message>
        <source>medium: 2 layers, hidden size 96</source>
        <translation>médio: 2 camadas, tamanho oculto 96</translation>
    </message>
    <message>
        <source>larger: 2 layers, hidden size 128</source>
        <translation>maior: 2 camadas, tamanho oculto 128</translation>
    </message>
    <message>
        <source>A small model takes less time for a step; a larger one learns more</source>
        <translation>Um modelo pequeno demora menos em cada passo; um maior aprende mais</translation>
    </message>
    <message>
        <source>Seed of the random weights</source>
        <translation>Semente dos pesos sorteados</translation>
    </message>
    <message>
        <source>The same seed gives the same random weights and sentences again</source>
        <translation>A mesma semente repete os mesmos pesos sorteados e as mesmas frases</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidade</translation>
    </message>
    <message>
        <source>as fast as it can</source>
        <translation>máxima</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>média</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>lenta</translation>
    </message>
    <message>
        <source>How long it waits between two steps</source>
        <translation>Quanto ele espera entre dois passos</translation>
    </message>
    <message>
        <source>Learn from one more batch of sentences, then pause</source>
        <translation>Aprende com mais um lote de frases e pausa</translation>
    </message>
    <message>
        <source>Forget everything, and begin with what is chosen here</source>
        <translation>Esquece tudo e começa com o que está escolhido aqui</translation>
    </message>
    <message>
        <source>Keep the model as it is now, as a folder that can be opened again</source>
        <translation>Guarda o modelo como está agora, em uma pasta que pode ser aberta de novo</translation>
    </message>
    <message>
        <source>Look at the model as it is now, with all other views</source>
        <translation>Mostra o modelo como está agora em todas as outras vistas</translation>
    </message>
    <message>
        <source>&amp;Speed</source>
        <translation>&amp;Velocidade</translation>
    </message>
    <message>
        <source>See&amp;d</source>
        <translation>Seme&amp;nte</translation>
    </message>
    <message>
        <source>A BERT that knows nothing yet</source>
        <translation>Um BERT que ainda não sabe nada</translation>
    </message>
    <message>
        <source>Choose a language and a size, then press Start. A small BERT with random weights will read everyday sentences and practise two exercises: to name masked words, and to tell whether one sentence follows another.</source>
        <translation>Escolha um idioma e um tamanho e aperte Iniciar. Um BERT pequeno, com pesos sorteados, vai ler frases do dia a dia e praticar dois exercícios: adivinhar palavras mascaradas e dizer se uma frase segue outra.</translation>
    </message>
    <message>
        <source>Here you will see its losses fall. On the right, its guesses for [MASK] and its attention will change from nonsense to sense. The first minutes show the most.</source>
        <translation>Aqui você vai ver as perdas caírem. À direita, os palpites para [MASK] e a atenção vão começar sem sentido e ganhar sentido. Os primeiros minutos são os que mais mostram.</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>Perdas</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>passos</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>perda</translation>
    </message>
    <message>
        <source>words, training</source>
        <translation>palavras, treino</translation>
    </message>
    <message>
        <source>words, held out</source>
        <translation>palavras, reservadas</translation>
    </message>
    <message>
        <source>next sentence, training</source>
        <translation>frase seguinte, treino</translation>
    </message>
    <message>
        <source>next sentence, held out</source>
        <translation>frase seguinte, reservadas</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>Em que ponto está</translation>
    </message>
    <message>
        <source>A sentence with [MASK], to ask it again and again</source>
        <translation>Uma frase com [MASK], para perguntar muitas vezes</translation>
    </message>
    <message>
        <source>A sentence with [MASK] for one word</source>
        <translation>Uma frase com [MASK] no lugar de uma palavra</translation>
    </message>
    <message>
        <source>Insert [MASK]</source>
        <translation>Inserir [MASK]</translation>
    </message>
    <message>
        <source>Puts [MASK] where the cursor is, or over the marked word: the word that it is to guess</source>
        <translation>Põe [MASK] onde está o cursor, ou no lugar da palavra selecionada: a palavra que ele deve adivinhar</translation>
    </message>
    <message>
        <source>Likeliest words for [MASK]</source>
        <translation>Palavras mais prováveis para [MASK]</translation>
    </message>
    <message>
        <source>How the likeliest word changed</source>
        <translation>Como mudou a palavra mais provável</translation>
    </message>
    <message>
        <source>A new line each time another word becomes the likeliest</source>
        <translation>Uma linha nova cada vez que outra palavra vira a mais provável</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Passo</translation>
    </message>
    <message>
        <source>Likeliest</source>
        <translation>Mais provável</translation>
    </message>
    <message>
        <source>Chance</source>
        <translation>Chance</translation>
    </message>
    <message>
        <source>Its guesses for [MASK]</source>
        <translation>Palpites para [MASK]</translation>
    </message>
    <message>
        <source>Attention of all heads</source>
        <translation>Atenção de todas as cabeças</translation>
    </message>
    <message>
        <source>There is no [MASK] in the sentence. Mark a word and press the button [MASK]: that word is what it will guess.</source>
        <translation>Não há [MASK] na frase. Selecione uma palavra e aperte o botão [MASK]: é ela que ele vai adivinhar.</translation>
    </message>
    <message>
        <source>It reads the sentence…</source>
        <translation>Ele lê a frase…</translation>
    </message>
    <message>
        <source>Here will be the five words that it thinks likeliest in the place of [MASK], and how they change. Any sentence will do.</source>
        <translation>Aqui vão aparecer as cinco palavras que ele acha mais prováveis no lugar de [MASK], e como elas mudam. Qualquer frase serve.</translation>
    </message>
    <message>
        <source>Here will be a picture for each attention head: how much each token (row) looks at each other one (column).</source>
        <translation>Aqui vai aparecer uma figura para cada cabeça de atenção: o quanto cada token (linha) olha para cada outro (coluna).</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Preparando…</translation>
    </message>
    <message>
        <source>❚❚ &amp;Pause</source>
        <translation>❚❚ &amp;Pausar</translation>
    </message>
    <message>
        <source>▶ &amp;Resume</source>
        <translation>▶ &amp;Continuar</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Terminado</translation>
    </message>
    <message>
        <source>▶ Sta&amp;rt</source>
        <translation>▶ &amp;Iniciar</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Passo %1 de %2</translation>
    </message>
    <message>
        <source>, %1 tokens a second, %2</source>
        <translation>, %1 tokens por segundo, %2</translation>
    </message>
    <message>
        <source>Masked words right: %1 (held out), next sentence right: %2.</source>
        <translation>Palavras mascaradas certas: %1 (reservadas), frase seguinte certa: %2.</translation>
    </message>
    <message>
        <source>Masked words right: %1 (training), next sentence right: %2.</source>
        <translation>Palavras mascaradas certas: %1 (treino), frase seguinte certa: %2.</translation>
    </message>
    <message>
        <source>It writes sentences and makes a vocabulary. This takes a few seconds.</source>
        <translation>Ele escreve frases e monta um vocabulário. Isso leva alguns segundos.</translation>
    </message>
    <message>
        <source>It reads its first sentences.</source>
        <translation>Ele lê as primeiras frases.</translation>
    </message>
    <message>
        <source>guessing at random: %1</source>
        <translation>chute ao acaso: %1</translation>
    </message>
    <message>
        <source>Lower is better. Guessing at random costs ln %1 = %2 for a masked word and ln 2 = %3 for the next sentence. Held out: sentences that it never learns from.</source>
        <translation>Quanto menor, melhor. Chutar ao acaso custa ln %1 = %2 por uma palavra mascarada e ln 2 = %3 pela frase seguinte. Reservadas: frases com que ele nunca treina.</translation>
    </message>
    <message>
        <source>step</source>
        <translation>passo</translation>
    </message>
    <message>
        <source>loss of words, training</source>
        <translation>perda das palavras, treino</translation>
    </message>
    <message>
        <source>loss of words, held out</source>
        <translation>perda das palavras, reservadas</translation>
    </message>
    <message>
        <source>loss of next sentence, training</source>
        <translation>perda da frase seguinte, treino</translation>
    </message>
    <message>
        <source>loss of next sentence, held out</source>
        <translation>perda da frase seguinte, reservadas</translation>
    </message>
    <message>
        <source>words right, training</source>
        <translation>palavras certas, treino</translation>
    </message>
    <message>
        <source>words right, held out</source>
        <translation>palavras certas, reservadas</translation>
    </message>
    <message>
        <source>next sentence right, training</source>
        <translation>frase seguinte certa, treino</translation>
    </message>
    <message>
        <source>next sentence right, held out</source>
        <translation>frase seguinte certa, reservadas</translation>
    </message>
    <message>
        <source>likeliest word</source>
        <translation>palavra mais provável</translation>
    </message>
</context>
<context>
    <name>vitrine::SelectionBar</name>
    <message>
        <source>&amp;Layer</source>
        <translation>&amp;Camada</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Camada</translation>
    </message>
    <message>
        <source>Hea&amp;d</source>
        <translation>Cab&amp;eça</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Cabeça</translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation>To&amp;ken</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source> of %1</source>
        <translation> de %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nenhum</translation>
    </message>
</context>
<context>
    <name>vitrine::Session</name>
    <message>
        <source>There is not enough memory to open %1.</source>
        <translation>Não há memória suficiente para abrir %1.</translation>
    </message>
</context>
<context>
    <name>vitrine::SilenceGrid</name>
    <message>
        <source>Silence heads and layers</source>
        <translation>Silenciar cabeças e camadas</translation>
    </message>
    <message>
        <source>Arrow keys move, Space silences a head or, at its name, a layer.</source>
        <translation>As setas movem, Espaço silencia uma cabeça ou, no nome, uma camada.</translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>camada %1</translation>
    </message>
    <message>
        <source>A silenced head adds zeros. A silenced layer passes on what came in, unchanged.</source>
        <translation>Uma cabeça silenciada soma zeros. Uma camada silenciada passa adiante o que entrou, sem mudar.</translation>
    </message>
</context>
<context>
    <name>vitrine::SimilarityView</name>
    <message>
        <source>Run A and B apa&amp;rt</source>
        <translation>Rodar A e B se&amp;paradas</translation>
    </message>
    <message>
        <source>Layer, from the embeddings to the last</source>
        <translation>Camada, dos embeddings à última</translation>
    </message>
    <message>
        <source>Which tokens are compared</source>
        <translation>Quais tokens são comparados</translation>
    </message>
    <message>
        <source>A with B</source>
        <translation>A com B</translation>
    </message>
    <message>
        <source>all with all</source>
        <translation>todos com todos</translation>
    </message>
    <message>
        <source>Each sentence by itself, so that neither sees the other</source>
        <translation>Cada frase sozinha, para que uma não veja a outra</translation>
    </message>
    <message>
        <source>Similarity of tokens</source>
        <translation>Semelhança dos tokens</translation>
    </message>
    <message>
        <source>Cosine of the angle between two vectors: 1 is the same direction, 0 is unrelated. Try one word with two meanings.</source>
        <translation>Cosseno do ângulo entre dois vetores: 1 é a mesma direção, 0 é sem relação. Experimente uma palavra com dois sentidos.</translation>
    </message>
    <message>
        <source>How alike are the vectors?</source>
        <translation>O quanto os vetores se parecem?</translation>
    </message>
    <message>
        <source>embeddings</source>
        <translation>embeddings</translation>
    </message>
    <message>
        <source>after layer %1</source>
        <translation>depois da camada %1</translation>
    </message>
    <message>
        <source>sentence A</source>
        <translation>frase A</translation>
    </message>
    <message>
        <source>token</source>
        <translation>token</translation>
    </message>
    <message>
        <source>sentence B</source>
        <translation>frase B</translation>
    </message>
    <message>
        <source>cosine similarity</source>
        <translation>semelhança de cosseno</translation>
    </message>
    <message>
        <source>&apos;%1&apos; and &apos;%2&apos;: %3</source>
        <translation>&apos;%1&apos; e &apos;%2&apos;: %3</translation>
    </message>
</context>
<context>
    <name>vitrine::TokenStrip</name>
    <message>
        <source>Secret until the class has guessed. Click to show it.</source>
        <translation>Segredo até a turma dar seu palpite. Clique para mostrar.</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Arrow keys move from token to token; Space hides a token behind [MASK].</source>
        <translation>As setas vão de token em token; Espaço esconde um token atrás de [MASK].</translation>
    </message>
    <message>
        <source>Type a sentence, and its tokens stand here.</source>
        <translation>Digite uma frase, e os tokens dela aparecem aqui.</translation>
    </message>
    <message>
        <source>Here a click selects it; Ctrl+click hides it.</source>
        <translation>Aqui um clique o seleciona; Ctrl+clique o esconde.</translation>
    </message>
    <message>
        <source>Surprise when hidden: %1 bits</source>
        <translation>Surpresa quando escondido: %1 bits</translation>
    </message>
</context>
<context>
    <name>vitrine::TransferView</name>
    <message numerus="yes">
        <source>After %1 of %n epoch(s), %2 rows learned: pre-trained %3 right of %4 held-out rows, random weights %5.</source>
        <translation>
            <numerusform>Depois de %1 de %n época, %2 linhas aprendidas: o pré-treinado acerta %3 de %4 linhas reservadas; o de pesos sorteados, %5.</numerusform>
            <numerusform>Depois de %1 de %n épocas, %2 linhas aprendidas: o pré-treinado acerta %3 de %4 linhas reservadas; o de pesos sorteados, %5.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pre-training was worth %n percentage point(s).</source>
        <translation>
            <numerusform>O pré-treino valeu %n ponto percentual.</numerusform>
            <numerusform>O pré-treino valeu %n pontos percentuais.</numerusform>
        </translation>
    </message>
    <message>
        <source>Start &amp;over</source>
        <translation>&amp;Recomeçar</translation>
    </message>
    <message>
        <source>Ope&amp;n a table...</source>
        <translation>Abrir uma &amp;tabela...</translation>
    </message>
    <message>
        <source>Save the &amp;classifier...</source>
        <translation>&amp;Salvar o classificador...</translation>
    </message>
    <message>
        <source>Table to learn</source>
        <translation>Tabela para aprender</translation>
    </message>
    <message>
        <source>A table of your own: a sentence and its class in each row</source>
        <translation>Uma tabela sua: em cada linha, uma frase e a sua classe</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Épocas</translation>
    </message>
    <message>
        <source>How often all rows are learned</source>
        <translation>Quantas vezes todas as linhas são aprendidas</translation>
    </message>
    <message>
        <source>Rows with the text of an earlier one: %1; equal texts are held out together or not at all.</source>
        <translation>Linhas com o texto de uma anterior: %1; textos iguais são reservados juntos ou nenhum é.</translation>
    </message>
    <message>
        <source>Rows longer than %1 tokens: %2; they lose their end.</source>
        <translation>Linhas com mais de %1 tokens: %2; elas perdem o fim.</translation>
    </message>
    <message>
        <source>Forget what was learned, and begin with the table chosen here</source>
        <translation>Esquece o que foi aprendido e começa com a tabela escolhida aqui</translation>
    </message>
    <message>
        <source>The pre-trained one, as a model folder, while it does not learn</source>
        <translation>O pré-treinado, como pasta de modelo, quando não está aprendendo</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabela</translation>
    </message>
    <message>
        <source>Held-out rows that each learner gets right, over the epochs</source>
        <translation>Linhas reservadas que cada aprendiz acerta, ao longo das épocas</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>épocas</translation>
    </message>
    <message>
        <source>held-out rows right</source>
        <translation>linhas reservadas certas</translation>
    </message>
    <message>
        <source>Whose answers to the held-out rows</source>
        <translation>De quem são as respostas às linhas reservadas</translation>
    </message>
    <message>
        <source>A sentence for both classifiers</source>
        <translation>Uma frase para os dois classificadores</translation>
    </message>
    <message>
        <source>Type a sentence and see</source>
        <translation>Digite uma frase e veja</translation>
    </message>
    <message>
        <source>What the learner says: %1</source>
        <translation>O que diz o aprendiz: %1</translation>
    </message>
    <message>
        <source>pre-trained</source>
        <translation>pré-treinado</translation>
    </message>
    <message>
        <source>random weights</source>
        <translation>pesos sorteados</translation>
    </message>
    <message>
        <source>Two learners read the same small table equally often. One begins with what pre-training left in %1, the other with random weights. Both are asked about rows that were held out; the difference is what transfer is worth.</source>
        <translation>Dois aprendizes leem a mesma tabelinha o mesmo número de vezes. Um usa %1 como o pré-treino o deixou, o outro começa com pesos sorteados. Os dois respondem sobre linhas reservadas; a diferença é o que vale a transferência.</translation>
    </message>
    <message>
        <source>the open model</source>
        <translation>o modelo aberto</translation>
    </message>
    <message>
        <source>guessing at random</source>
        <translation>chute ao acaso</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausar</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Continuar</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Iniciar</translation>
    </message>
    <message>
        <source>Press Start. After every epoch, two curves show here how many of the held-out rows each learner gets right: the pre-trained one, and the one that began with random weights.</source>
        <translation>Aperte Iniciar. Depois de cada época, duas curvas mostram aqui quantas das linhas reservadas cada aprendiz acerta: o pré-treinado e o que começou com pesos sorteados.</translation>
    </message>
    <message>
        <source>Open a table to learn from: a sentence and its class in each row.</source>
        <translation>Abra uma tabela para aprender: em cada linha, uma frase e a sua classe.</translation>
    </message>
    <message>
        <source>Reading the table and drawing the random weights...</source>
        <translation>Lendo a tabela e sorteando os pesos...</translation>
    </message>
    <message>
        <source>Both learners read the table for the first time...</source>
        <translation>Os dois aprendizes leem a tabela pela primeira vez...</translation>
    </message>
    <message>
        <source>Pre-training was of no help here.</source>
        <translation>Aqui o pré-treino não ajudou.</translation>
    </message>
    <message>
        <source>There is no classifier yet. As soon as both have learned an epoch, they say here what your sentence is.</source>
        <translation>Ainda não há classificador. Assim que os dois tiverem aprendido uma época, eles dizem aqui o que é a sua frase.</translation>
    </message>
    <message>
        <source>Type a sentence above, and both say what it is.</source>
        <translation>Digite uma frase acima, e os dois dizem o que ela é.</translation>
    </message>
    <message>
        <source>Both read your sentence...</source>
        <translation>Os dois leem a sua frase...</translation>
    </message>
    <message>
        <source>learner</source>
        <translation>aprendiz</translation>
    </message>
    <message>
        <source>really</source>
        <translation>na verdade</translation>
    </message>
</context>
<context>
    <name>vitrine::VectorStrip</name>
    <message>
        <source>%1, component %2 of %3: %4</source>
        <translation>%1, componente %2 de %3: %4</translation>
    </message>
</context>
<context>
    <name>vitrine::Background</name>
</context>
<context>
    <name>vitrine::Application</name>
    <message>
        <source>Something went wrong inside the program: %1. Save your work, then start it again.</source>
        <translation>Algo deu errado dentro do programa: %1. Salve seu trabalho e depois abra o programa de novo.</translation>
    </message>
</context>
</TS>

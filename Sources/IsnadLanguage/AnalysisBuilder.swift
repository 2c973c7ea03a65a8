import IsnadDocument
import IsnadText

/// Puts an analysis together, some sentences at a time.
struct AnalysisBuilder {
  private let document: Document
  private let model: LanguageModel
  private let tokenForms: FormTable

  private var words: [Word] = []
  private var sentences: [Range<Int>] = []
  private var firstWordOfToken: [Int32] = []
  private var forms = FormTable()
  private var lemmas: [Int32] = []
  private var relations: [UInt8] = []
  /// The unit before: a text that says one thing again and again, a thousand marks say, is read once.
  private var last: (words: [WordFeatures], reading: SentenceReading)?

  init(_ document: Document, tokenForms: FormTable, model: LanguageModel) {
    self.document = document
    self.model = model
    self.tokenForms = tokenForms
    let expected = document.tokens.count * 5 / 4
    words.reserveCapacity(expected)
    lemmas.reserveCapacity(expected)
    relations.reserveCapacity(expected)
    firstWordOfToken.reserveCapacity(document.tokens.count + 1)
    forms.reserveCapacity(expected)
  }

  /// A word before anything is known of its grammar.
  private struct Part {
    let token: Int
    let span: ByteSpan
  }

  mutating func read(_ units: [Range<Int>]) {
    let first = forms.count
    var parts: [Part] = []
    var features: [[WordFeatures]] = []
    var starts: [Int] = []
    for unit in units {
      starts.append(parts.count)
      var sentence: [WordFeatures] = []
      for token in unit {
        firstWordOfToken.append(Int32(first + parts.count))
        append(token, of: unit, to: &parts, &sentence)
      }
      features.append(sentence)
    }
    let new = features.indices.filter { features[$0] != ($0 == 0 ? last?.words : features[$0 - 1]) }
    var readings: [SentenceReading?] = Array(repeating: nil, count: units.count)
    if !new.isEmpty { model.encoder.read(new.map { features[$0] }) { readings[new[$0]] = $1.decode() } }
    for (unit, words) in features.enumerated() where !words.isEmpty {
      if let reading = readings[unit] { last = (words, reading) }
      guard let reading = last?.reading else { continue }
      add(reading, parts[starts[unit]..<starts[unit] + reading.heads.count])
    }
  }

  func build() -> Analysis {
    Analysis(
      text: document.text, words: words, sentences: sentences,
      firstWordOfToken: firstWordOfToken + [Int32(words.count)], forms: forms,
      lemmas: lemmas, relations: relations, model: model)
  }

  // MARK: Words

  private mutating func append(
    _ token: Int, of unit: Range<Int>, to parts: inout [Part], _ sentence: inout [WordFeatures]
  ) {
    let printed = document.tokens[token]
    let isGlued = token > unit.lowerBound && !printed.isSpaced
    let isRun = printed.kind == .sentenceEnd && 2...Self.mostMarks ~= printed.span.count
    let spans: [ByteSpan]
    let split: CliticSplit
    if isRun {
      (split, spans) = marks(of: token)
    } else {
      split = model.clitics.split(
        tokenForms[token], before: token > unit.lowerBound ? tokenForms[token - 1] : [],
        after: token + 1 < unit.upperBound ? tokenForms[token + 1] : [])
      spans = split.count == 1 ? [printed.span] : SplitAlignment(document.text, printed.span).spans(of: split)
    }
    for part in 0..<split.count {
      let form = split[part]
      forms.append(form)
      let role = WordFeatures.role(
        form: form, part: isRun ? 0 : part, parts: isRun ? 1 : split.count, isGlued: isGlued || (isRun && part > 0))
      sentence.append(WordFeatures(form: form, role: role, keys: model.keys))
      parts.append(Part(token: token, span: spans[part]))
    }
  }

  /// A longer run of full stops is one word: nobody's sentence should be a thousand of them.
  private static let mostMarks = 8

  /// The treebank takes every full stop of `...` for a word.
  private func marks(of token: Int) -> (CliticSplit, [ByteSpan]) {
    var split = CliticSplit()
    var spans: [ByteSpan] = []
    var i = Int(document.tokens[token].span.start)
    while i < document.tokens[token].span.end {
      let next = document.text.scalar(at: i).next
      var form: [UInt8] = []
      Spelling.appendForm(of: document.text.bytes, i..<next, to: &form)
      split.append(form)
      spans.append(ByteSpan(i..<next))
      i = next
    }
    return (split, spans)
  }

  // MARK: Grammar

  private mutating func add(_ reading: SentenceReading, _ parts: ArraySlice<Part>) {
    let first = words.count
    let tags = model.tags
    for (i, part) in parts.enumerated() {
      let tag = voiced(reading.xpos[i], part.span)
      let (upos, xpos) = (tags.upos[reading.upos[i]], tags.xpos[tag])
      let next = i + 1 < parts.count ? tags.xpos[reading.xpos[i + 1]].name : nil
      let lemma = model.lemmatiser.lemma(form: forms[first + i], upos: upos.name, xpos: xpos.name, next: next)
      let (head, relation) = arc(reading, i)
      words.append(
        Word(
          token: Int32(part.token), span: part.span, upos: upos, xpos: UInt16(tag), features: xpos.features,
          head: head == 0 ? -1 : Int32(first + head - 1), relation: tags.relations[relation].base))
      lemmas.append(Int32(lemma ?? -1))
      relations.append(UInt8(relation))
    }
    sentences.append(first..<words.count)
  }

  /// The network does not see vowels, but a damma on the first letter of a perfect verb makes it passive: `قُتل`.
  private func voiced(_ xpos: Int, _ span: ByteSpan) -> Int {
    guard let passive = model.tags.passives[xpos], span.count >= 4 else { return xpos }
    let bytes = document.text.bytes
    let mark = Int(span.start) + 2
    return bytes[mark] == 0xD9 && bytes[mark + 1] == 0x8F ? passive : xpos
  }

  /// Head and relation of a word; `root` goes with the root and with nothing else.
  private func arc(_ reading: SentenceReading, _ i: Int) -> (head: Int, relation: Int) {
    let isRoot = model.tags.relations[reading.relations[i]].base == .root
    if reading.heads[i] == 0 { return (0, model.tags.root) }
    return (reading.heads[i], isRoot ? model.tags.dep : reading.relations[i])
  }
}

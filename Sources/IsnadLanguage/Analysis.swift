public import IsnadText

/// A syntactic word: a clitic, a stem, or a whole token.
public struct Word: Sendable, Hashable {
  /// Index into ``Document/tokens``.
  public let token: Int32
  /// The bytes of this part in the text. Parts of a token don't overlap; where two words share a letter (`للأمم` is ل and
  /// الأمم) the stem's span has what is its own (أمم).
  public let span: ByteSpan
  public let upos: UPOS
  /// Index into the model's tags; ``Analysis/xposName(of:)``.
  public let xpos: UInt16
  public let features: Features
  /// Index into ``Analysis/words``; -1 for the root of a sentence.
  public let head: Int32
  public let relation: Relation

  public init(
    token: Int32, span: ByteSpan, upos: UPOS, xpos: UInt16, features: Features, head: Int32, relation: Relation
  ) {
    self.token = token
    self.span = span
    self.upos = upos
    self.xpos = xpos
    self.features = features
    self.head = head
    self.relation = relation
  }
}

/// The words, tags, lemmas and trees of one document.
///
/// Every sentence is one tree: its words have heads inside it, but for the one whose head is -1.
public struct Analysis: Sendable {
  public let words: [Word]
  /// Words of each parsed sentence; together they are all words.
  public let sentences: [Range<Int>]

  private let text: SourceText
  private let firstWordOfToken: [Int32]
  private let forms: FormTable
  /// Numbers of lemmas in the model's strings; -1 where the form stands for the lemma.
  private let lemmas: [Int32]
  private let relations: [UInt8]
  private let model: LanguageModel
  /// The dependents of all words, and where each word's start.
  private let dependents: [Int32]
  private let firstDependent: [Int32]

  init(
    text: SourceText, words: [Word], sentences: [Range<Int>], firstWordOfToken: [Int32], forms: FormTable,
    lemmas: [Int32],
    relations: [UInt8], model: LanguageModel
  ) {
    self.text = text
    self.words = words
    self.sentences = sentences
    self.firstWordOfToken = firstWordOfToken
    self.forms = forms
    self.lemmas = lemmas
    self.relations = relations
    self.model = model
    (dependents, firstDependent) = Self.dependents(words)
  }

  private static func dependents(_ words: [Word]) -> ([Int32], [Int32]) {
    var starts = [Int32](repeating: 0, count: words.count + 1)
    for word in words where word.head >= 0 { starts[Int(word.head) + 1] += 1 }
    for i in words.indices { starts[i + 1] += starts[i] }
    var next = starts
    var dependents = [Int32](repeating: 0, count: Int(starts[words.count]))
    for (i, word) in words.enumerated() where word.head >= 0 {
      dependents[Int(next[Int(word.head)])] = Int32(i)
      next[Int(word.head)] += 1
    }
    return (dependents, starts)
  }

  // MARK: Words and tokens

  /// The words that a token is made of: `وقال` is و and قال.
  public func words(ofToken token: Int) -> Range<Int> {
    Int(firstWordOfToken[token])..<Int(firstWordOfToken[token + 1])
  }

  /// The word of a token that is not a clitic: قال in `وقال`, الوزير in `وبالوزير`, بيت in `بيته`; where there are only
  /// clitics (`منهم`, `له`), the first of them.
  public func stem(ofToken token: Int) -> Int {
    let parts = words(ofToken: token)
    return parts.last { words[$0].upos.isOpen } ?? parts.first { words[$0].upos != .cconj } ?? parts.lowerBound
  }

  /// The bytes of a word without its article: وزير in `وبالوزير`.
  public func bareSpan(of word: Int) -> ByteSpan {
    let span = words[word].span
    let article: [UInt8] = [0xD8, 0xA7, 0xD9, 0x84]
    guard words[word].upos.isOpen, words[word].upos != .verb, words[word].features.definite == .definite,
      span.count > 8,
      text.bytes[span.range].starts(with: article)
    else { return span }
    return ByteSpan(start: span.start + 4, end: span.end)
  }

  // MARK: Names of things

  /// What is written for a word when it stands alone: `الأمم` in `للأمم`, `مدرسة` in `مدرستهم`; as printed where a token is
  /// one word.
  public func form(of word: Int) -> String {
    let isWhole = words[word].span == tokenSpan(of: word)
    return isWhole ? text[words[word].span] : String(decoding: forms[word], as: UTF8.self)
  }

  /// ``form(of:)`` as the treebank writes it: with a few words' small alef, `لٰكن`.
  public func treebankForm(of word: Int) -> String {
    let form = form(of: word)
    return model.tags.treebankSpellings[form] ?? form
  }

  private func tokenSpan(of word: Int) -> ByteSpan {
    let parts = words(ofToken: Int(words[word].token))
    return parts.count == 1
      ? words[word].span
      : ByteSpan(start: words[parts.lowerBound].span.start, end: words[parts.upperBound - 1].span.end)
  }

  /// The lemma with its vowels, as the treebank writes it (no sukun); the form where none is known.
  public func vocalisedLemma(of word: Int) -> String {
    let lemma = lemmas[word]
    return lemma < 0 ? unknownLemma(of: word) : String(decoding: model.strings[Int(lemma)], as: UTF8.self)
  }

  /// The undiacritised lemma, hamza kept.
  public func lemma(of word: Int) -> String {
    let lemma = lemmas[word]
    guard lemma >= 0 else { return unknownLemma(of: word) }
    var plain: [UInt8] = []
    let vocalised = Array(model.strings[Int(lemma)])
    Folding.plain.append(vocalised, 0..<vocalised.count, to: &plain)
    return String(decoding: plain, as: UTF8.self)
  }

  /// Signs and numbers are their own lemma as printed, words as they are spelled.
  private func unknownLemma(of word: Int) -> String {
    Spelling.isArabic(forms[word]) ? String(decoding: forms[word], as: UTF8.self) : text[words[word].span]
  }

  /// The treebank's own tag, `VP-A-3MS--`.
  public func xposName(of word: Int) -> String { model.tags.xpos[Int(words[word].xpos)].name }

  /// The features in CoNLL-U's notation, `_` for none.
  public func featureNames(of word: Int) -> String { model.tags.xpos[Int(words[word].xpos)].featureNames }

  /// The relation with its subtype, `nsubj:pass`.
  public func relationName(of word: Int) -> String { model.tags.relations[Int(relations[word])].name }

  // MARK: Trees

  /// The words that depend on a word, in text order.
  public func dependents(of word: Int) -> some RandomAccessCollection<Int> {
    dependents[Int(firstDependent[word])..<Int(firstDependent[word + 1])].lazy.map(Int.init)
  }

  /// A word and all that hangs from it, in text order.
  public func subtree(of word: Int) -> [Int] {
    var found = [word]
    var i = 0
    while i < found.count {
      found += dependents(of: found[i])
      i += 1
    }
    return found.sorted()
  }

  /// From the first byte of a word's subtree to the last.
  public func projection(of word: Int) -> ByteSpan {
    subtree(of: word).reduce(words[word].span) { $0.union(words[$1].span) }
  }
}

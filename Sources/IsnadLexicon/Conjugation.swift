import IsnadText

/// The written forms of one verb, made from its third person singular in both tenses.
///
/// Everything happens in folded spelling (``Folding/folded``), where vowels are not written: a perfect and its passive are one
/// form unless a long vowel tells them apart (`زار`, `زير`), and the four moods of the imperfect differ in their endings alone.
///
/// A loader makes one conjugation and sets it to verb after verb: nothing is allocated for each form.
public struct Conjugation: Sendable {
  public enum Aspect: UInt8, Sendable { case perfect, imperfect }

  /// What a spelling can be.
  public enum Voice: UInt8, Sendable {
    case active, passive
    /// The spelling fits both.
    case either
  }

  public struct Form: Sendable, Hashable {
    public let spelling: ArraySlice<UInt8>
    public let aspect: Aspect
    public let voice: Voice
    public let isPlural: Bool
    /// Third person feminine (or the second person, which is spelled alike).
    public let isFeminine: Bool
  }

  /// In a fixed order; a spelling may come twice. Forms with object pronouns are not among them (``Peeling`` takes those off),
  /// but the stems that stand before pronouns are (`اتهمو`).
  public var forms: Forms { Forms(endings: endings) }

  public struct Forms: RandomAccessCollection, Sendable {
    fileprivate let endings: Endings

    public var startIndex: Int { 0 }
    public var endIndex: Int { endings.spellings.count }
    public subscript(i: Int) -> Form {
      let mark = endings.marks[i]
      return Form(
        spelling: endings.spellings[i], aspect: mark.aspect, voice: mark.voice, isPlural: mark.isPlural,
        isFeminine: mark.isFeminine)
    }
  }

  private var endings = Endings()
  private var folded: [UInt8] = []
  private var past: [Letter] = []
  private var present: [Letter] = []

  public init() {}

  /// - Parameters:
  ///   - perfect: `دعا`, `أطلق`, `استقال`.
  ///   - imperfect: `يدعو`, `يطلق`, `يستقيل`; empty for a verb that is used in the perfect only.
  public init(perfect: String, imperfect: String) {
    let (perfect, imperfect) = (Array(perfect.utf8), Array(imperfect.utf8))
    perfect.withUnsafeBufferPointer { perfect in
      imperfect.withUnsafeBufferPointer { set(perfect: Field(perfect), imperfect: Field($0)) }
    }
  }

  /// Makes the forms of another verb.
  public mutating func set(perfect: Field, imperfect: Field) {
    endings.removeAll()
    past = letters(of: perfect)
    present = letters(of: imperfect)
    // A final ى is folded to ي: only the spelling as given tells رمى from لقي.
    let isDefective = perfect.hasSuffix("ى") || perfect.hasSuffix("ا")
    let pastPassive = passive(perfect: past, isDefective: isDefective)
    endings.addPerfect(past, isDefective: isDefective, voice: past == pastPassive ? .either : .active)
    if past != pastPassive { endings.addPerfect(pastPassive, isDefective: false, voice: .passive) }
    if present.count > 2 {
      let presentPassive = passive(imperfect: present, perfect: past)
      endings.addImperfect(present, voice: present == presentPassive ? .either : .active)
      if present != presentPassive { endings.addImperfect(presentPassive, voice: .passive) }
    }
  }

  private mutating func letters(of word: Field) -> [Letter] {
    folded.removeAll(keepingCapacity: true)
    Folding.folded.append(word.bytes, to: &folded)
    var letters: [Letter] = []
    letters.reserveCapacity(folded.count / 2)
    var i = 0
    while i + 1 < folded.count {
      letters.append(Letter(folded[i]) << 8 | Letter(folded[i + 1]))
      i += 2
    }
    return letters
  }
}

/// The passive's spelling: a long vowel of the active changes, short ones are not written.
private func passive(perfect: [Letter], isDefective: Bool) -> [Letter] {
  guard perfect.count > 2 else { return perfect }
  var out = perfect
  if isDefective {
    out[out.count - 1] = .ya
    if out.count == 4, out[1] == .alef { out[1] = .waw }
    return out
  }
  // Hollow stems, of three letters (قال، قيل) or derived (أصاب، اغتال، استباح).
  if out[out.count - 2] == .alef {
    out[out.count - 2] = .ya
  } else if out.count == 4, out[1] == .alef {
    out[1] = .waw  // هاجم، هوجم
  }
  return out
}

private func passive(imperfect: [Letter], perfect: [Letter]) -> [Letter] {
  var out = imperfect
  let last = out.count - 1
  if isLong(out[last]) {
    out[last] = .ya
  } else if last > 1, out[last - 1] == .waw || out[last - 1] == .ya {
    out[last - 1] = .alef
  }
  // وصل، يصل: the passive keeps the first radical.
  if perfect.first == .waw, perfect.count == 3, out.count == 3 { out.insert(.waw, at: 1) }
  return out
}

private func isLong(_ letter: Letter) -> Bool { letter == .alef || letter == .waw || letter == .ya }

/// Hangs the endings of person, gender and number onto stems.
private struct Endings: Sendable {
  struct Mark: Sendable {
    let aspect: Conjugation.Aspect
    let voice: Conjugation.Voice
    let isPlural: Bool
    let isFeminine: Bool
  }

  private(set) var spellings = Spellings()
  private(set) var marks: [Mark] = []

  mutating func removeAll() {
    spellings.removeAll()
    marks.removeAll(keepingCapacity: true)
  }

  mutating func addPerfect(_ letters: [Letter], isDefective: Bool, voice: Conjugation.Voice) {
    let stem = letters[...]
    guard stem.count > 1, let last = stem.last else { return }
    let short = stem.dropLast()
    add(.perfect, voice, 0, stem)
    if isDefective {
      // دعا: دعت، دعوا، دعوت; بنى: بنت، بنوا، بنيت. With a pronoun a final ى is written ا (بناه).
      let glide: Letter = last == .alef && stem.count == 3 ? .waw : .ya
      if last == .ya { add(.perfect, voice, 0, short, .alef) }
      addThirdPersons(feminine: short, plural: short, voice)
      add(.perfect, voice, 0, short, glide, .ta)
      add(.perfect, voice, 0, short, glide, .nun, .alef)
      add(.perfect, voice, 0, short, glide, .alef)
      return
    }
    add(.perfect, voice, 0, stem, .alef)
    addThirdPersons(feminine: stem, plural: last == .ya ? short : stem, voice)
    // The vowel of a hollow stem is short before a consonant (زرنا).
    let isHollow = stem[stem.count - 2] == .alef || stem[stem.count - 2] == .ya
    let (closed, middle) = isHollow ? (stem.dropLast(2), last) : (stem, 0)
    add(.perfect, voice, 0, closed, middle, .nun, .alef, plural: true)
    add(.perfect, voice, 0, closed, middle, .nun, plural: true)
    if isHollow { add(.perfect, voice, 0, closed, middle, .ta) }
  }

  private mutating func addThirdPersons(
    feminine: ArraySlice<Letter>, plural: ArraySlice<Letter>, _ voice: Conjugation.Voice
  ) {
    add(.perfect, voice, 0, feminine, .ta, feminine: true)
    add(.perfect, voice, 0, feminine, .ta, .alef, feminine: true)
    add(.perfect, voice, 0, plural, .waw, .alef, plural: true)
    add(.perfect, voice, 0, plural, .waw, plural: true)
  }

  mutating func addImperfect(_ form: [Letter], voice: Conjugation.Voice) {
    let stem = form.dropFirst()
    guard let last = stem.last else { return }
    let isDefective = isLong(last)
    let isHollow = !isDefective && stem.count > 1 && isLong(stem[stem.endIndex - 2])
    // A short stem is these letters and, in a hollow verb, its last one.
    let (short, middle): (ArraySlice<Letter>, Letter) =
      isDefective ? (stem.dropLast(), 0) : isHollow ? (stem.dropLast(2), last) : (stem, 0)
    let isShortened = isDefective ? short.count > 1 : isHollow && !short.isEmpty
    for prefix in Self.prefixes {
      let feminine = prefix == .ta
      let plural = prefix == .nun
      add(.imperfect, voice, prefix, stem, plural: plural, feminine: feminine)
      // The jussive after لم and لا shortens weak stems (لم يدع، لم يزر).
      if isShortened { add(.imperfect, voice, prefix, short, middle, plural: plural, feminine: feminine) }
      if last == .ya { add(.imperfect, voice, prefix, stem.dropLast(), .alef, plural: plural, feminine: feminine) }
    }
    let base = isDefective ? short : stem
    for prefix in Self.prefixes.prefix(2) {
      add(.imperfect, voice, prefix, base, .waw, .nun, plural: true)
      add(.imperfect, voice, prefix, base, .waw, .alef, plural: true)
      add(.imperfect, voice, prefix, base, .waw, plural: true)
      add(.imperfect, voice, prefix, stem, .alef, .nun, plural: true, feminine: prefix == .ta)
      add(.imperfect, voice, prefix, stem, .alef, plural: true, feminine: prefix == .ta)
    }
    let (closed, end) = isHollow ? (short, middle) : (stem, 0)
    add(.imperfect, voice, .ya, closed, end, .nun, plural: true, feminine: true)
  }

  private static let prefixes: [Letter] = [.ya, .ta, .nun, .alef]

  /// Adds the form of these letters; 0 is none.
  private mutating func add(
    _ aspect: Conjugation.Aspect, _ voice: Conjugation.Voice, _ prefix: Letter, _ stem: ArraySlice<Letter>,
    _ first: Letter = 0, _ second: Letter = 0, _ third: Letter = 0, plural: Bool = false, feminine: Bool = false
  ) {
    spellings.append(prefix)
    spellings.append(stem)
    spellings.append(first)
    spellings.append(second)
    spellings.append(third)
    spellings.end()
    marks.append(Mark(aspect: aspect, voice: voice, isPlural: plural, isFeminine: feminine))
  }
}

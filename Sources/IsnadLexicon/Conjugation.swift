import IsnadText

/// The written forms of one verb, made from its third person singular in both tenses.
///
/// Everything happens in folded spelling (``Folding/folded``), where vowels are not written: a perfect and its passive are one
/// form unless a long vowel tells them apart (`زار`, `زير`), and the four moods of the imperfect differ in their endings alone.
public struct Conjugation: Sendable {
  public enum Aspect: UInt8, Sendable { case perfect, imperfect }

  /// What a spelling can be.
  public enum Voice: UInt8, Sendable {
    case active, passive
    /// The spelling fits both.
    case either
  }

  public struct Form: Sendable, Hashable {
    public let spelling: [UInt8]
    public let aspect: Aspect
    public let voice: Voice
    public let isPlural: Bool
    /// Third person feminine (or the second person, which is spelled alike).
    public let isFeminine: Bool
  }

  /// In a fixed order; a spelling may come twice. Forms with object pronouns are not among them (``Peeling`` takes those off),
  /// but the stems that stand before pronouns are (`اتهمو`).
  public let forms: [Form]

  /// - Parameters:
  ///   - perfect: `دعا`, `أطلق`, `استقال`.
  ///   - imperfect: `يدعو`, `يطلق`, `يستقيل`; empty for a verb that is used in the perfect only.
  public init(perfect: String, imperfect: String) {
    var endings = Endings()
    let past = letters(perfect)
    let present = letters(imperfect)
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
    forms = endings.forms
  }
}

/// Two bytes of a folded letter.
private typealias Letter = UInt16

private let alef: Letter = 0xD8A7
private let ta: Letter = 0xD8AA
private let nun: Letter = 0xD986
private let waw: Letter = 0xD988
private let ya: Letter = 0xD98A

private func letters(_ word: String) -> [Letter] {
  let bytes = Folding.folded.of(word)
  return stride(from: 0, to: bytes.count - 1, by: 2).map { Letter(bytes[$0]) << 8 | Letter(bytes[$0 + 1]) }
}

/// The passive's spelling: a long vowel of the active changes, short ones are not written.
private func passive(perfect: [Letter], isDefective: Bool) -> [Letter] {
  guard perfect.count > 2 else { return perfect }
  var out = perfect
  if isDefective {
    out[out.count - 1] = ya
    if out.count == 4, out[1] == alef { out[1] = waw }
    return out
  }
  // Hollow stems, of three letters (قال، قيل) or derived (أصاب، اغتال، استباح).
  if out[out.count - 2] == alef {
    out[out.count - 2] = ya
  } else if out.count == 4, out[1] == alef {
    out[1] = waw  // هاجم، هوجم
  }
  return out
}

private func passive(imperfect: [Letter], perfect: [Letter]) -> [Letter] {
  var out = imperfect
  let last = out.count - 1
  if isLong(out[last]) {
    out[last] = ya
  } else if last > 1, out[last - 1] == waw || out[last - 1] == ya {
    out[last - 1] = alef
  }
  // وصل، يصل: the passive keeps the first radical.
  if perfect.first == waw, perfect.count == 3, out.count == 3 { out.insert(waw, at: 1) }
  return out
}

private func isLong(_ letter: Letter) -> Bool { letter == alef || letter == waw || letter == ya }

/// Hangs the endings of person, gender and number onto stems.
private struct Endings {
  var forms: [Conjugation.Form] = []

  mutating func addPerfect(_ stem: [Letter], isDefective: Bool, voice: Conjugation.Voice) {
    guard stem.count > 1, let last = stem.last else { return }
    let short = Array(stem.dropLast())
    add(stem, [], .perfect, voice)
    if isDefective {
      // دعا: دعت، دعوا، دعوت; بنى: بنت، بنوا، بنيت. With a pronoun a final ى is written ا (بناه).
      let glide = last == alef && stem.count == 3 ? waw : ya
      if last == ya { add(short, [alef], .perfect, voice) }
      addThirdPersons(feminine: short, plural: short, voice)
      for ending in [[ta], [nun, alef], [alef]] { add(short + [glide], ending, .perfect, voice) }
      return
    }
    add(stem, [alef], .perfect, voice)
    addThirdPersons(feminine: stem, plural: last == ya ? short : stem, voice)
    // The vowel of a hollow stem is short before a consonant (زرنا).
    let isHollow = stem[stem.count - 2] == alef || stem[stem.count - 2] == ya
    let closed = isHollow ? Array(stem.dropLast(2)) + [last] : stem
    for ending in [[nun, alef], [nun]] { add(closed, ending, .perfect, voice, plural: true) }
    if isHollow { add(closed, [ta], .perfect, voice) }
  }

  private mutating func addThirdPersons(feminine: [Letter], plural: [Letter], _ voice: Conjugation.Voice) {
    add(feminine, [ta], .perfect, voice, feminine: true)
    add(feminine, [ta, alef], .perfect, voice, feminine: true)
    add(plural, [waw, alef], .perfect, voice, plural: true)
    add(plural, [waw], .perfect, voice, plural: true)
  }

  mutating func addImperfect(_ form: [Letter], voice: Conjugation.Voice) {
    let stem = Array(form.dropFirst())
    guard let last = stem.last else { return }
    let isDefective = isLong(last)
    let isHollow = !isDefective && stem.count > 1 && isLong(stem[stem.count - 2])
    let short = isDefective ? Array(stem.dropLast()) : isHollow ? Array(stem.dropLast(2)) + [last] : stem
    for prefix in [ya, ta, nun, alef] {
      let feminine = prefix == ta
      let plural = prefix == nun
      add([prefix] + stem, [], .imperfect, voice, plural: plural, feminine: feminine)
      // The jussive after لم and لا shortens weak stems (لم يدع، لم يزر).
      if short != stem, short.count > 1 {
        add([prefix] + short, [], .imperfect, voice, plural: plural, feminine: feminine)
      }
      if last == ya { add([prefix] + stem.dropLast(), [alef], .imperfect, voice, plural: plural, feminine: feminine) }
    }
    for prefix in [ya, ta] {
      let base = [prefix] + (isDefective ? short : stem)
      for ending in [[waw, nun], [waw, alef], [waw]] { add(base, ending, .imperfect, voice, plural: true) }
      for ending in [[alef, nun], [alef]] {
        add([prefix] + stem, ending, .imperfect, voice, plural: true, feminine: prefix == ta)
      }
    }
    add([ya] + (isHollow ? short : stem), [nun], .imperfect, voice, plural: true, feminine: true)
  }

  private mutating func add(
    _ stem: [Letter], _ ending: [Letter], _ aspect: Conjugation.Aspect, _ voice: Conjugation.Voice,
    plural: Bool = false,
    feminine: Bool = false
  ) {
    var spelling: [UInt8] = []
    spelling.reserveCapacity(2 * (stem.count + ending.count))
    for letter in stem + ending {
      spelling.append(UInt8(letter >> 8))
      spelling.append(UInt8(letter & 0xFF))
    }
    forms.append(
      Conjugation.Form(spelling: spelling, aspect: aspect, voice: voice, isPlural: plural, isFeminine: feminine))
  }
}

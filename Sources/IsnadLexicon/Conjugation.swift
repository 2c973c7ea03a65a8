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

  /// Every form once, in a fixed order; forms with object pronouns are not among them (``Peeling`` takes those off).
  public let forms: [Form]

  /// - Parameters:
  ///   - perfect: `دعا`, `أطلق`, `استقال`.
  ///   - imperfect: `يدعو`, `يطلق`, `يستقيل`; empty for a verb that is used in the perfect only.
  public init(perfect: String, imperfect: String) {
    var builder = Builder()
    let past = Array(String(decoding: Folding.folded.of(perfect), as: UTF8.self))
    let present = Array(String(decoding: Folding.folded.of(imperfect), as: UTF8.self))
    let pastPassive = Conjugation.passive(perfect: past, isDefective: perfect.hasSuffix("ى") || perfect.hasSuffix("ا"))
    builder.addPerfect(past, isDefective: perfect.hasSuffix("ى") || perfect.hasSuffix("ا"), voice: past == pastPassive ? .either : .active)
    if past != pastPassive { builder.addPerfect(pastPassive, isDefective: false, voice: .passive) }
    if present.count > 2 {
      let presentPassive = Conjugation.passive(imperfect: present, perfect: past)
      builder.addImperfect(present, voice: present == presentPassive ? .either : .active)
      if present != presentPassive { builder.addImperfect(presentPassive, voice: .passive) }
    }
    forms = builder.forms
  }

  /// The passive's spelling: a long vowel of the active changes, short ones are not written.
  private static func passive(perfect: [Character], isDefective: Bool) -> [Character] {
    guard perfect.count > 2 else { return perfect }
    var out = perfect
    if isDefective {
      out[out.count - 1] = "ي"
      if out.count == 4, out[1] == "ا" { out[1] = "و" }
      return out
    }
    // Hollow stems, of three letters (قال، قيل) or derived (أصاب، اغتال، استباح).
    if out[out.count - 2] == "ا" {
      out[out.count - 2] = "ي"
    } else if out.count == 4, out[1] == "ا" {
      out[1] = "و"  // هاجم، هوجم
    }
    return out
  }

  private static func passive(imperfect: [Character], perfect: [Character]) -> [Character] {
    var out = imperfect
    let last = out.count - 1
    if out[last] == "و" || out[last] == "ي" || out[last] == "ا" {
      out[last] = "ي"
    } else if out[last - 1] == "و" || out[last - 1] == "ي", last > 1 {
      out[last - 1] = "ا"
    }
    // وصل، يصل: the passive keeps the first radical.
    if perfect.first == "و", perfect.count == 3, out.count == 3 { out.insert("و", at: 1) }
    return out
  }
}

/// Hangs the endings of person, gender and number onto stems.
private struct Builder {
  var forms: [Conjugation.Form] = []

  mutating func addPerfect(_ stem: [Character], isDefective: Bool, voice: Conjugation.Voice) {
    func add(_ letters: [Character], _ ending: String, plural: Bool = false, feminine: Bool = false) {
      append(letters, ending, .perfect, voice, plural, feminine)
    }
    guard stem.count > 1, let last = stem.last else { return }
    let short = Array(stem.dropLast())
    add(stem, "")
    if isDefective {
      // دعا: دعت، دعوا، دعوت; بنى: بنت، بنوا، بنيت. With a pronoun a final ى is written ا (بناه).
      let glide: Character = last == "ا" && stem.count == 3 ? "و" : "ي"
      if last == "ي" { add(short, "ا") }
      add(short, "ت", feminine: true)
      add(short, "تا", feminine: true)
      add(short, "وا", plural: true)
      add(short, "و", plural: true)
      for ending in ["ت", "نا", "تم", "ا"] { add(short + [glide], ending) }
      return
    }
    add(stem, "ت", feminine: true)
    add(stem, "تا", feminine: true)
    add(stem, "ا")
    add(last == "ي" ? short : stem, "وا", plural: true)
    add(last == "ي" ? short : stem, "و", plural: true)  // before a pronoun: اتهموه
    // The vowel of a hollow stem is short before a consonant (زرنا).
    let closed = stem[stem.count - 2] == "ا" || stem[stem.count - 2] == "ي" ? Array(stem.dropLast(2)) + [last] : stem
    for ending in ["نا", "تم", "ن"] { add(closed, ending, plural: true) }
    if closed != stem { add(closed, "ت") }
  }

  mutating func addImperfect(_ form: [Character], voice: Conjugation.Voice) {
    let stem = Array(form.dropFirst())
    guard let last = stem.last else { return }
    let isDefective = last == "و" || last == "ي" || last == "ا"
    let isHollow = !isDefective && stem.count > 1 && ["و", "ي", "ا"].contains(stem[stem.count - 2])
    let short = isDefective ? Array(stem.dropLast()) : isHollow ? Array(stem.dropLast(2)) + [last] : nil
    for prefix: Character in ["ي", "ت", "ن", "ا"] {
      let feminine = prefix == "ت"
      let plural = prefix == "ن"
      append([prefix] + stem, "", .imperfect, voice, plural, feminine)
      // The jussive after لم and لا shortens weak stems (لم يدع، لم يزر).
      if let short, short.count > 1 { append([prefix] + short, "", .imperfect, voice, plural, feminine) }
      if isDefective, last == "ي" { append([prefix] + stem.dropLast(), "ا", .imperfect, voice, plural, feminine) }
    }
    for prefix: Character in ["ي", "ت"] {
      let base = [prefix] + (isDefective ? short ?? stem : stem)
      append(base, "ون", .imperfect, voice, true, false)
      append(base, "وا", .imperfect, voice, true, false)
      append([prefix] + stem, "ان", .imperfect, voice, true, prefix == "ت")
    }
    append(["ي"] + (isHollow ? short ?? stem : stem), "ن", .imperfect, voice, true, true)
  }

  private mutating func append(
    _ letters: [Character], _ ending: String, _ aspect: Conjugation.Aspect, _ voice: Conjugation.Voice, _ plural: Bool, _ feminine: Bool
  ) {
    let spelling = Array(String(letters).utf8) + Array(ending.utf8)
    guard !forms.contains(where: { $0.spelling == spelling && $0.aspect == aspect && $0.voice == voice }) else { return }
    forms.append(Conjugation.Form(spelling: spelling, aspect: aspect, voice: voice, isPlural: plural, isFeminine: feminine))
  }
}

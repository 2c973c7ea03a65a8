/// A language in which the program speaks to its user.
public enum Language: String, Sendable, CaseIterable {
  case english = "en"
  case arabic = "ar"

  /// The language of a command line: `--lang`, else the first of the locale variables that is set, as POSIX orders them.
  ///
  /// - Returns: English where nothing is asked for, or where it is neither English nor Arabic.
  public init(arguments: [String], environment: (String) -> String?) {
    if let asked = Language.asked(in: arguments) {
      self = Language(rawValue: asked) ?? .english
      return
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(environment).first { !$0.isEmpty } ?? ""
    self = locale == "ar" || locale.hasPrefix("ar_") || locale.hasPrefix("ar.") ? .arabic : .english
  }

  /// What `--lang` says; nil where it is not there.
  public static func asked(in arguments: [String]) -> String? {
    for (i, argument) in arguments.enumerated() {
      if argument == "--" { return nil }
      if argument == "--lang" { return i + 1 < arguments.count ? arguments[i + 1] : nil }
      if argument.hasPrefix("--lang=") { return String(argument.dropFirst("--lang=".count)) }
    }
    return nil
  }
}

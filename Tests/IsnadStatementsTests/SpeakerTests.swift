import IsnadRecords
import IsnadStatements
import IsnadTesting
import IsnadText
import Testing

/// Speakers that the cue's own clause does not tell, nesting, addressees and media.
@Suite struct SpeakerTests {
  @Test(
    "who is joined speaks beside the first; a paper speaks, not who brought it out; what is recalled is no part of the words",
    arguments: [
      StatementCase("statement/verb-subject", "[K|يقول] [S|السكان] ووكالات الإغاثة إن [C|الطريق مغلق].", speaker: ""),
      StatementCase(
        "statement/relative-clause",
        "[K|قالت] [S|[o1|وكالة المدار]] إن [C|المحصول جيد] وكان [S|تقرير] نشرته [o1|وكالة المدار] [K|أشار] إلى أن [C|الأسعار ارتفعت].",
        speaker: ""),
    ])
  func joined(_ item: StatementCase) { item.check() }

  @Test("words that somebody passed on within another's sentence are not called sure")
  func aside() {
    let aside = StatementCase("", "أكد الجنود حسب ما [K|نقلت] عنهم [S|[o1|وكالة المدار]] أن [C|الطريق مغلق].").find()
    let plain = StatementCase("", "[K|قالت] [S|[o1|وكالة المدار]] إن [C|الطريق مغلق].").find()
    #expect(!aside.statements.statements.contains { $0.speaker.span != nil && $0.evidence.confidence == .high })
    #expect(plain.statements.statements.contains { $0.evidence.confidence == .high })
  }

  @Test(
    "a dropped subject is the last speaker who agrees",
    arguments: [
      StatementCase(
        "statement/dropped-subject",
        "[K|قال] [S|[p1|سامر الدالي]] إن [C|المحصول جيد]. و[K|أضاف] أن [C|الأسعار ستنخفض].", speaker: "p1"),
      StatementCase(
        "statement/dropped-subject",
        "[K|قالت] [S|[p1|هالة الدالي]] إن [C|المحصول جيد]. و[K|قال] [S|[p2|سامر الحوراني]] إن [C|الأرض واسعة]. و[K|أضافت] أن [C|الأسعار ستنخفض].",
        speaker: "p1"),
      StatementCase(
        "statement/sentence-subject", "وصل [p1|سامر الدالي] إلى المدينة و[K|قال] إن [C|المحصول جيد].", speaker: "p1"),
      StatementCase(
        "statement/recent-subject", "وصل [p1|سامر الدالي] إلى المدينة. و[K|قال] إن [C|المحصول جيد].", speaker: "p1"),
      StatementCase("statement/dropped-subject", "و[K|قال] إن [C|المحصول جيد].", speaker: ""),
      StatementCase(
        "statement/main-clause-subject", "وصل [p1|سامر الدالي] إلى المدينة، [K|قائلا] إن [C|المحصول جيد].",
        speaker: "p1"),
      StatementCase(
        "statement/cataphora",
        "[K|واصفا] ذلك بأنه “[C|خطأ فادح]”، [K|قال] [S|[S|[p1|سامر الدالي]]] إن [C|المحصول ضاع].", speaker: "p1"),
      StatementCase(
        "statement/article-topic",
        "زارت الوزيرة [p1|هالة الدالي] المدينة. هطل المطر. فاض النهر. أغلقت الطرق. عاد الهدوء. و[K|قالت] إن [C|المحصول جيد].",
        speaker: "p1"),
      StatementCase(
        "statement/document-author",
        "نشرت الصحيفة رسالة من [S|[p1|سامر الدالي]] إلى الجنود [K|قال] فيها إن [C|الحرب طويلة].", speaker: "p1"),
      StatementCase(
        "statement/passive-agent", "[K|نُقل] على لسان [S|[p1|سامر الدالي]] أن [C|المحصول جيد].", speaker: "p1"),
      StatementCase(
        "statement/passive-agent", "وتم ال[K|إبلاغ] من قبل [S|الشرطة] بأن [C|الطريق مغلق].", speaker: ""),
      StatementCase(
        "statement/verb-subject", "[K|نفت] [S|[o1|حركة نورين]] على لسان [p1|سامر الدالي] أن [C|الطريق مغلق].",
        speaker: "o1"),
      StatementCase("statement/impersonal", "و[K|يقال] إن [C|المحصول جيد].", speaker: ""),
    ])
  func dropped(_ line: StatementCase) { line.check() }

  @Test(
    "a role stands for somebody named before",
    arguments: [
      StatementCase(
        "statement/verb-subject",
        "زار وزير الزراعة [p1|سامر الدالي] الحقول. و[K|قال] [S|الوزير] إن [C|المحصول جيد].", speaker: "p1"),
      StatementCase(
        "statement/verb-subject",
        "وصلت شرطة [o1|نورستان] إلى المكان. و[K|قالت] [S|الشرطة] إن [C|الطريق مغلق].", speaker: "o1"),
      StatementCase(
        "statement/verb-subject",
        "فازت شركة [o1|نورين] بالعقد ثم هبط سهم [o2|جبلان]. و[K|قالت] [S|الشركة] إن [C|السوق صعبة].", speaker: "o1"),
      // Nobody is called so: the one company that was named may be meant, a ministry is nobody's.
      StatementCase(
        "statement/verb-subject", "أضرب عمال [o1|نورين] أمس. و[K|قالت] [S|الشركة] إن [C|السوق صعبة].", speaker: "o1"),
      StatementCase(
        "statement/verb-subject", "أضرب عمال [o1|نورين] أمس. و[K|قالت] [S|الشرطة] إن [C|الطريق مغلق].", speaker: ""),
      // The spokesman who stays unnamed has come between.
      StatementCase(
        "statement/verb-subject",
        "غاب المتحدث [p1|سامر الدالي] أمس. وحضر متحدث باسم الوزارة الجلسة. و[K|قال] [S|المتحدث] إن [C|الطريق مغلق].",
        speaker: ""),
      // An organ or a follower of somebody is not he.
      StatementCase(
        "statement/verb-subject", "[K|قالت] [S|حملة الرئيس [p1|سامر الدالي]] إن [C|المحصول جيد].", speaker: ""),
      StatementCase(
        "statement/verb-subject", "[K|اقترح] [S|أحد نواب “[p1|سامر الدالي]”] أن [C|تؤجل الجلسة].", speaker: ""),
      // Behind an honorific stands a name, known or not.
      StatementCase(
        "statement/verb-subject",
        "غاب السيد [p1|سامر الدالي] أمس. و[K|قال] [S|السيد بون] إن [C|الطريق مغلق].", speaker: ""),
      // The same title, before or after the name is told.
      StatementCase(
        "statement/verb-subject",
        "[K|قال] [S|وزير زراعة البلاد] إن [C|المحصول جيد]. ووصل وزير زراعة البلاد [p1|سامر الدالي] أمس.", speaker: "p1"),
      // A noun alone with a verb that goes on.
      StatementCase(
        "statement/verb-subject",
        "غابت [p2|هالة الحوراني]. [K|قال] [S|[p1|سامر الدالي]] إن [C|المباراة صعبة]. و[K|أضاف] [S|اللاعب] أن [C|الفريق جاهز].",
        speaker: "p1"),
      StatementCase(
        "statement/verb-subject",
        "[K|قال] معالي [S|[p1|سامر الدالي]] إن [C|الموسم طويل]. و[K|أكد] [S|معاليه] أن [C|الأرض واسعة].", speaker: "p1"),
      // A noun alone right behind the person's words.
      StatementCase(
        "statement/verb-subject",
        "[K|قال] [S|[p1|سامر الدالي]] إن [C|المباراة صعبة]. [K|قال] [S|اللاعب] إن [C|الفريق جاهز].", speaker: "p1"),
      // Two bodies: the one that has the name.
      StatementCase(
        "statement/prepositional", "[C|المحصول جيد هذا العام]، [K|وفقا ل]تقرير منظمة [S|[o1|نورين]].", speaker: "o1"),
      StatementCase(
        "statement/verb-subject",
        "خسر فريق المدينة. و[K|قالت] [S|اللاعبة] إن [C|المباراة صعبة]. وكانت [p1|هالة الدالي] مصابة.", speaker: ""),
      StatementCase(
        "statement/verb-subject",
        "أصيبت [p1|هالة الدالي] أمس. و[K|قالت] [S|اللاعبة] إن [C|المباراة صعبة].", speaker: "p1"),
    ])
  func roles(_ line: StatementCase) { line.check() }

  @Test(
    "the tree tells a subject that stands far from its verb",
    arguments: [
      StatementCase(
        "statement/subject-verb",
        "[S|الوزير السابق]، الذي وصل أمس إلى القرية، [K|أكد] أن [C|المحصول جيد]."),
      StatementCase(
        "statement/subject-verb",
        "[S|[p1|سامر الدالي]]، مدير المزرعة الكبيرة في الوادي، [K|أكد] أن [C|المحصول جيد].", speaker: "p1"),
      // A name or a role opens the sentence: what stands behind the verb is its object.
      StatementCase(
        "statement/subject-verb", "[S|[p1|سامر الدالي]] [K|يصف] [p2|هالة الحوراني] بأنها [C|صديقة المزارعين].",
        speaker: "p1"),
      StatementCase(
        "statement/subject-verb", "[S|[g1|نورستان]] [K|تهدد] [g2|جبلان]: “[C|ابتعدوا عن حدودنا فورا]”.", speaker: "g1"),
      // A body that does not agree with the verb is the one who is told.
      StatementCase(
        "statement/dropped-subject",
        "[K|قال] [S|[p1|سامر الدالي]] إن [C|المحصول جيد]. و[K|أخبر] [o1|الجمعية العامة] أن [C|الأرض واسعة].",
        speaker: "p1"),
      StatementCase(
        "statement/main-clause-subject",
        "هاجم [p1|سامر الدالي]، الأحد، [o1|حركة نورين] ب[K|قول]ه إن [C|الطريق مغلق].", speaker: "p1"),
      StatementCase(
        "statement/subject-verb", "[S|رئيس البلدية] [K|يحذر] [o1|نورين] من أن [C|النهر سيجف].", speaker: ""),
      // Behind إنه begins a clause: the one who is told does not speak in it.
      StatementCase(
        "statement/nested",
        "[K|قال] [S|[p1|سامر الدالي]] ل[o1|شبكة نورين] إنه [C|[K|يعتقد] أن [C|المحصول جيد]].", speaker: "p1"),
      StatementCase(
        "statement/verb-subject", "هذا ما [K|صرح] به [S|[p1|سامر الدالي]] قائلا: “[C|المحصول جيد هذا العام]”.",
        speaker: "p1"),
    ])
  func trees(_ line: StatementCase) { line.check() }

  @Test(
    "a subject that is left out agrees with its verb",
    arguments: [
      // مسؤولون are several: وأضاف goes on with the minister.
      StatementCase(
        "statement/dropped-subject",
        "[K|قال] [S|[p1|سامر الدالي]] إن [C|المحصول جيد]. و[K|قال] [S|مسؤولون] إن [C|الأرض واسعة]. و[K|أضاف] أن [C|الأسعار ستنخفض].",
        speaker: "p1"),
      StatementCase(
        "statement/dropped-subject",
        "[K|قالت] [S|[S|مصادر]] إن [C|المحصول جيد]. و[K|أضافت] أن [C|الأسعار ستنخفض]."),
    ])
  func agreement(_ line: StatementCase) { line.check() }

  @Test(
    "an agency passes on the words of another",
    arguments: [
      StatementCase(
        "statement/verbal-noun", "[K|نقلت] وكالة [S|[o1|الرصيف]] عن [C|[S|مسؤول كبير] [K|قوله] إن [C|الجسر سيغلق]].",
        speaker: ""),
      StatementCase(
        "statement/verbal-noun",
        "[K|نقلت] وكالة [S|[o1|الرصيف]] عن [C|[S|مسؤول كبير] لم يكشف عن اسمه [K|قوله] إن [C|الجسر سيغلق]].",
        speaker: ""),
    ])
  func relayed(_ line: StatementCase) {
    let (found, _) = line.find()
    #expect(found.statements.count == 2)
    #expect(found.statements.last?.within == 0)
    #expect(found.statements.last?.speaker.span == line.text["S"].last)
    #expect(found.statements.last?.evidence.rule == "statement/verbal-noun")
  }

  @Test("a statement lies within the one whose content holds it")
  func nested() {
    let line = StatementCase(
      "statement/verb-subject", "قال [p1|سامر الدالي] إن [p2|هالة الحوراني] أكدت أن المحصول جيد.")
    let (found, labels) = line.find()
    #expect(found.statements.map(\.within) == [nil, 0])
    #expect(found.statements.map(\.speaker.entity) == [labels.firstIndex(of: "p1"), labels.firstIndex(of: "p2")])
  }

  @Test("who speaks in marks says I of himself: he who speaks there is another")
  func quoted() {
    let found = StatementCase("", "قال [p1|سامر الدالي]: “عاد إلينا أمس وقال إن الطريق مغلق طوال الليل”.").find()
      .statements
    #expect(found.statements.count == 2)
    #expect(found.statements.last?.within == 0)
    #expect(found.statements.last?.speaker.entity == nil)
  }

  @Test("in marks the first person is who speaks")
  func firstPerson() {
    let line = StatementCase(
      "statement/first-person", "قال [p1|سامر الدالي]: “في العام الماضي قلت إنني سأعود إلى القرية”.")
    let found = line.find().statements.statements
    #expect(found.map(\.within) == [nil, 0])
    #expect(found.last?.speaker.entity == 0)
    #expect(found.last?.content.map { line.text.text[$0] } == ["سأعود إلى القرية"])
  }

  @Test(
    "the first person reports nothing where one speaks for oneself",
    arguments: [
      "قال [p1|سامر الدالي]: “أقول لكم إن الطريق طويل”.", "قال [p1|سامر الدالي]: “نريد، كما قلت، أن نعود”.",
      "[p1|سامر الدالي] صديقي، وقد قلت إنني سأعود.",
    ])
  func firstPersonAlone(_ text: String) {
    let found = StatementCase("", .init(stringLiteral: text)).find().statements.statements
    #expect(!found.contains { $0.evidence.rule == "statement/first-person" })
  }

  @Test("he who passes words on vouches for the one from whom he has them")
  func passedOn() {
    let found = StatementCase("", "انهار السقف على المصلين، حسبما ذكرت [o1|وكالة الرصيف]، نقلا عن مصدر أمني.").find()
      .statements
    #expect(found.statements.map(\.within) == [nil, 0])
  }

  @Test("a dropped subject inside somebody's words is the one who speaks them")
  func nestedDropped() {
    let found = StatementCase("", "قال [p1|سامر الدالي] إن الحقول، التي يقول إنها جفت، ستزرع من جديد.").find()
      .statements
    #expect(found.statements.last?.evidence.rule == "statement/nested")
    #expect(found.statements.last?.speaker.entity == 0)
  }

  @Test(
    "the medium stands after a preposition in the cue's clause",
    arguments: [
      ("قال [p1|سامر الدالي] في بيان إن المحصول جيد.", .statement),
      ("قال [p1|سامر الدالي] في مؤتمر صحفي إن المحصول جيد.", .pressConference),
      ("قال [p1|سامر الدالي] في مقابلة هاتفية إن المحصول جيد.", .phoneInterview),
      ("وفي تغريدة، قال [p1|سامر الدالي] إن المحصول جيد.", .post),
      ("كتب [p1|سامر الدالي] على صفحته أن المحصول جيد.", .post),
      ("قال [p1|سامر الدالي] في رسالة إن المحصول جيد.", .letter),
      ("قال [p1|سامر الدالي] في كلمته إن المحصول جيد.", .speech),
      ("قال [p1|سامر الدالي] في مقابلة إن المحصول جيد.", .interview),
      ("كتب [p1|سامر الدالي] على موقع “إكس” أن المحصول جيد.", .post),
      ("قالت [o1|شركة نورين] عبر قناتها بتطبيق «تليجرام» إن المحصول جيد.", .post),
    ] as [(String, Statement.Medium.Kind)])
  func media(_ text: String, _ kind: Statement.Medium.Kind) {
    let found = StatementCase("", .init(stringLiteral: text)).find().statements
    #expect(found.statements.first?.medium?.kind == kind)
  }

  @Test("an office, where one person alone has spoken so far, is that person's")
  func onlySpeaker() {
    let line = StatementCase(
      "", "قال [p1|سامر الدالي] إن [p2|هيثم الحوراني] قادم. وأضاف أن المحصول جيد. وقال الرئيس إن الأرض واسعة.")
    let (found, labels) = line.find()
    #expect(found.statements.last?.speaker.entity == labels.firstIndex(of: "p1"))
  }

  @Test(
    "a role with its pronoun stands before a name; a post's point opens with its speaker",
    arguments: [
      StatementCase(
        "statement/verb-subject", "[K|قال] رئيسها [S|[p1|سامر الدالي]] إن [C|المحصول جيد].", speaker: "p1"),
      StatementCase(
        "statement/sentence-subject",
        "في نشرة اليوم: ◀ وكيلة [o1|وزارة الزراعة] لشؤون البذور والحقول، [K|تعتبر] أن [C|المحصول جيد].", speaker: ""),
    ])
  func points(_ line: StatementCase) {
    let found = line.find().statements.statements
    #expect(found.first?.speaker.entity == (line.speaker == "" ? nil : 0))
  }

  @Test(
    "the one phrase behind a joined verb that needs an object is its object; of two the first speaks",
    arguments: [
      StatementCase(
        "statement/same-sentence",
        "[K|قالت] [S|[o1|نورين]] إن [C|المحصول جيد]، و[K|وصفت] تصريحات [p1|سامر الدالي] بأنها “[C|محاولة للخداع]”.",
        speaker: "o1"),
      StatementCase(
        "statement/verb-subject", "و[K|وصف] [S|[p1|سامر الدالي]] العملية ب[C|الجريمة].", speaker: "p1"),
      StatementCase(
        "statement/verb-subject", "و[K|وصف] [S|الرئيس النورستاني] الهجوم بـ“[C|الجبان]”.", speaker: ""),
      StatementCase(
        "statement/verb-subject", "[K|رفضت] [S|الوزارة] اتهامات المعارضة بأن [C|الانتخابات مزورة].", speaker: ""),
    ])
  func objects(_ line: StatementCase) { line.check() }

  @Test(
    "whom one speaks to stands behind مخاطبا and حديثه إلى",
    arguments: [
      "وقال [p1|سامر الدالي] مخاطبا الجنود: “أنتم درع البلاد”.",
      "وأضاف موجها حديثه إلى الوزراء: “عليكم أن تعملوا معا”.",
    ])
  func addressed(_ text: String) {
    let found = StatementCase("", .init(stringLiteral: text)).find().statements.statements
    #expect(found.count == 1)
    #expect(found.first?.addressee != nil)
  }

  @Test("in his own words nobody calls himself by a noun")
  func another() {
    let found = StatementCase("", "قال [p1|سامر الدالي] إن اللاعب أكد أن المحصول جيد.").find().statements.statements
    #expect(found.last?.within == 0)
    #expect(found.last?.speaker.entity == nil)
  }

  @Test("what one speaks about is no medium, nor is what another's cue names its outlet's reader")
  func about() {
    let speech = StatementCase("", "وكتب معلقا على الخطاب: “لن نرفع الأسعار هذا العام”.").find().statements.statements
    #expect(speech.allSatisfy { $0.medium == nil })
    let passedOn = StatementCase("", "قال [p1|سامر الدالي]، وفقا لشبكة [o1|نورين نيوز]: “المحصول جيد هذا العام”.")
      .find()
    #expect(passedOn.statements.statements.allSatisfy { $0.addressee == nil })
  }

  @Test(
    "people in the accusative, several people behind ل, and whoever somebody's own words are for are told",
    arguments: [
      "أبلغ المسؤولين أن المحصول جيد.", "أخبر الحشد أن المحصول جيد.",
      "قال قائد الحرس لجنود الكتيبة إن المحصول جيد.", "أدلى النائب بتصريحه للساسة بأن المحصول جيد.",
      "النائب [p1|سامر الدالي] لـ“[o1|نورين نيوز]”: لن نرفع الأسعار هذا العام.",
    ])
  func told(_ text: String) {
    let found = StatementCase("", .init(stringLiteral: text)).find().statements.statements
    #expect(found.first?.addressee != nil)
  }

  @Test(
    "who opens the sentence speaks behind its clauses; a name behind a field is who the role is; an object is nobody",
    arguments: [
      StatementCase(
        "statement/subject-verb",
        "[S|[p1|سامر الدالي]]، العضو السابق في المجلس الذي زار [p2|هيثم الحوراني]، [K|قال] صباحا: “[C|المحصول جيد هذا العام]”.",
        speaker: "p1"),
      StatementCase(
        "statement/verb-subject", "[K|قال] الخبير في شؤون البحر، [S|[p1|سامر الدالي]] إن [C|المحصول جيد].",
        speaker: "p1"),
      StatementCase(
        "statement/verb-subject", "[K|اعتبر] [S|البعض] القرار “[C|خطأ فادحا]”.", speaker: ""),
      StatementCase(
        "statement/main-clause-subject", "أصدر [S|مكتب [o1|نورين]] تقريرًا أوليًا [K|قائلا] إن [C|المحصول جيد]."),
    ])
  func opening(_ line: StatementCase) { line.check() }

  @Test(
    "the one who is told stands after ل or أمام, or is the object of telling",
    arguments: [
      "قال [p1|سامر الدالي] ل[o1|شبكة نورين] إن المحصول جيد.", "قال أمام [o1|مجلس المزارعين] إن المحصول جيد.",
      "أبلغ [p1|سامر الدالي] [o1|مجلس المزارعين] بأن المحصول جيد.",
      "قال مدير السوق ل[o1|نورين نيوز] إن المحصول جيد.", "وقال مسؤول كبير ل[o1|نورين برس] إن المحصول جيد.",
      "وقال أحد السكان لوكالة [o1|نورين برس] إن المحصول جيد.",
      "أخبر أحد المزارعين [o1|نورين نيوز] بأن المحصول جيد.",
      "أخبر وزير الزراعة النورستاني [o1|مجلس المزارعين] بأن المحصول جيد.",
      "أبلغ مسؤول في الوزارة وكالة [o1|نورين برس] بأن المحصول جيد.",
      "وفي تصريح لوكالة [o1|نورين برس]، قال [p1|سامر الدالي] إن المحصول جيد.",
      "أضاف [p1|سامر الدالي] في حديث لصحيفة [o1|نورين] أن المحصول جيد.",
      "في مقابلة حصرية مع مجلة [o1|نورين]، قال [p1|سامر الدالي] إن المحصول جيد.",
    ])
  func addressees(_ text: String) {
    let line = StatementCase("", .init(stringLiteral: text))
    let (found, labels) = line.find()
    #expect(found.statements.first?.addressee?.entity == labels.firstIndex(of: "o1"))
  }

  @Test(
    "a description stands for the only one of whom the article speaks",
    arguments: [
      StatementCase(
        "statement/verb-subject", "وصل [p1|سامر الدالي] إلى المدينة. و[K|قال] [S|بطل العالم] إن [C|السباق صعب].",
        speaker: "p1"),
      StatementCase(
        "statement/verb-subject",
        "وصل [p1|سامر الدالي] إلى المدينة. و[K|قال] [S|الزعيم السابق لحزب [o1|نورين]] إن [C|الخطة فاشلة].",
        speaker: "p1"),
      StatementCase(
        "statement/verb-subject", "وصل [p1|سامر الدالي] إلى المدينة. و[K|قال] [S|محامي الدفاع] إن [C|الخطة فاشلة].",
        speaker: ""),
      StatementCase(
        "statement/prepositional", "[C|أغلق الجسر القديم ليلا]، [K|بحسب] تقرير صادر عن [S|[o1|هيئة السدود]].",
        speaker: "o1"),
    ])
  func described(_ line: StatementCase) { line.check() }

  @Test(
    "an audience is told",
    arguments: ["قالت [p1|هالة الدالي] للجمهور إن المحصول جيد.", "صرح [p1|سامر الدالي]، للحشد بأن المحصول جيد."])
  func audience(_ text: String) {
    let line = StatementCase("", .init(stringLiteral: text))
    #expect(line.find().statements.statements.first?.addressee != nil)
  }

  @Test("the second word of a medium is nobody, and the outlet of a report is who speaks")
  func papers() {
    let said = StatementCase("", "وقال في تصريحات صحفية إن المحصول جيد.").find().statements.statements.first
    #expect(said?.speaker.span == nil)
    #expect(said?.medium?.kind == .statement)
    let report = StatementCase("", "وأشار تقرير لصحيفة [o1|نورين تايمز] إلى أن المحصول جيد.").find().statements
      .statements.first
    #expect(report?.speaker.entity == 0)
    #expect(report?.addressee == nil)
  }

  @Test("who works for an outlet is no one who tells it")
  func staff() {
    let found = StatementCase("", "قال مراسل ل[o1|نورين نيوز] إن المحصول جيد.").find().statements
    #expect(found.statements.first?.addressee == nil)
  }

  @Test(
    "the phrase of the speaker ends where another one begins",
    arguments: [
      StatementCase("statement/verb-subject", "[K|قال] د. [S|[p1|سامر الدالي]] إن [C|المحصول جيد].", speaker: "p1"),
      StatementCase("statement/verb-subject", "و[K|أكد] م. [S|[p1|سامر الدالي]] أن [C|المحصول جيد].", speaker: "p1"),
      StatementCase(
        "statement/verb-subject", "كما [K|أكدت] [S|المصادر] ذاتها [C|وصول شحنة جديدة من القمح إلى الميناء].",
        speaker: ""),
      StatementCase("statement/clause-before", "[C|المحصول جيد هذا العام]، [K|تضيف] [S|ذات الصحيفة].", speaker: ""),
      StatementCase("statement/verb-subject", "و[K|قالت] [S|والدة الضحية] إن [C|ابنها كان وحيدا].", speaker: ""),
      StatementCase("statement/verb-subject", "[K|أبلغ] [S|الوزير] النواب أن [C|المحصول جيد].", speaker: ""),
      StatementCase("statement/verb-subject", "و[K|طلب] [S|المدير] من العمال أن [C|يعودوا إلى المصنع].", speaker: ""),
      StatementCase("statement/verb-subject", "[K|قال] [S|موظف في صناعة الخشب] إن [C|المحصول جيد].", speaker: ""),
      StatementCase(
        "statement/verb-subject", "و[K|ذكر] [S|موقع [o1|وزارة الأشغال]] أن [C|المحصول جيد].", speaker: ""),
      StatementCase(
        "statement/sentence-subject", "ولم تذكر [S|الوزارة] عدد المصابين، لكنها [K|أكدت] أن [C|الحريق أخمد].",
        speaker: ""),
      StatementCase(
        "statement/sentence-subject", "خ.، [S|موظف في المطار]، [K|يقول]: “[C|لم نتلق أي تحذير هذا الأسبوع]”.",
        speaker: ""),
      StatementCase("statement/impersonal", "و[K|أُبلغ] السكان بأن [C|المياه ستقطع].", speaker: ""),
      StatementCase(
        "statement/verb-subject", "و[K|أشار] د . [S|[p1|سامر الدالي]] إلى أن [C|المحصول جيد].", speaker: "p1"),
      StatementCase(
        "statement/main-clause-subject",
        "وكانت [g1|نورستان] قد رفضت استقبال اللاعبين، [K|مشيرة] إلى أن [C|الملعب غير جاهز].", speaker: "g1"),
    ])
  func phrases(_ line: StatementCase) { line.check() }

  @Test("a sound plural means people, whom a participle in the plural goes on with")
  func people() {
    let found = StatementCase("", "ولفت المشاركون إلى أن التكاليف ارتفعت، مؤكدين أن السوق راكدة.").find().statements
      .statements
    #expect(found.count == 2)
    #expect(found.last?.speaker.span == found.first?.speaker.span)
  }

  @Test("who is asked stands behind من, several people are told")
  func asked() {
    for text in ["وطلب المدير من العمال أن يعودوا إلى المصنع.", "أبلغ الوزير النواب أن المحصول جيد."] {
      let found = StatementCase("", .init(stringLiteral: text)).find().statements.statements
      #expect(found.first?.addressee != nil, "\(text)")
    }
  }

  @Test(
    "each of several who have a role of their own speaks, the first is given",
    arguments: [
      "[K|أكد] كل من مدير الميناء [p1|سامر الدالي] ورئيس النقابة [p2|كريم الناصر] أن المحصول جيد.",
      "[K|أكد] رئيس البلدية [p1|سامر الدالي] و مدير المدرسة [p2|كريم الناصر] أن المحصول جيد.",
    ])
  func rolesOfTheirOwn(_ text: String) {
    let (found, labels) = StatementCase("", .init(stringLiteral: text)).find()
    #expect(found.statements.first?.speaker.entity == labels.firstIndex(of: "p1"))
    #expect(found.statements.first?.coSpeakers.map(\.entity) == [labels.firstIndex(of: "p2")])
  }

  @Test("a body that is called after a person does not speak with who speaks for it")
  func calledAfter() {
    let (found, labels) = StatementCase(
      "", "أوضح المتحدث باسم مركز الملك [p1|نادر] للإغاثة والأعمال الخيرية [p2|كريم الناصر] أن المحصول جيد."
    ).find()
    #expect(found.statements.first?.speaker.entity == labels.firstIndex(of: "p2"))
  }

  @Test("a noun alone as the subject before a cue means who spoke last")
  func subjectsOfRoles() {
    let (found, labels) = StatementCase(
      "", "قال وزير الزراعة [p1|سامر الدالي] إن المحصول جيد. وزار الوزير مصنع السكر وقال إن العمل يسير."
    ).find()
    #expect(found.statements.last?.speaker.entity == labels.firstIndex(of: "p1"))
  }

  @Test("a given name is that of the only person who bears it")
  func givenNames() {
    let (found, labels) = StatementCase(
      "", "وصل [p1|ريكو الدالي] إلى المحكمة. ورد ريكو على السؤال قائلا: “لم أكن هناك”."
    ).find()
    #expect(found.statements.last?.speaker.entity == labels.firstIndex(of: "p1"))
    let two = StatementCase(
      "", "وصل [p1|ريكو الدالي] و[p2|ريكو الناصر] إلى المحكمة. وقال ريكو إن المحصول جيد."
    ).find().statements
    #expect(two.statements.last?.speaker.entity == nil)
  }

  @Test(
    "who is told stands behind the verb's preposition or in a call",
    arguments: [
      "وكتب [p1|سامر الدالي] إلى النواب أن المحصول جيد.", "أبلغ مسؤول محلي [o1|الرصيف] أن المحصول جيد.",
      "وقال الوزير لنظيره إن المحصول جيد.", "وقال الوزير في اتصال هاتفي مع [o1|قناة الرصيف] إن المحصول جيد.",
      "وقالت الوزيرة، متحدثة إلى الصحفيين، إن المحصول جيد.",
    ])
  func toldBehind(_ text: String) {
    let found = StatementCase("", .init(stringLiteral: text)).find().statements.statements
    #expect(found.first?.addressee != nil, "\(text)")
  }

  @Test("an object is no part of who acts")
  func actors() {
    let asked = StatementCase("", "وسألت الصحفية الوزير: “متى ينتهي الحصاد؟”")
    #expect(asked.find().statements.statements.first?.speaker.span.map { asked.text.text[$0] } == "الصحفية")
    let told = StatementCase("", "وأعلنت الفنانة الخبر عبر منصة “إكس”، وقالت إن المحصول جيد.")
    #expect(told.find().statements.statements.last?.speaker.span.map { told.text.text[$0] } == "الفنانة")
    #expect(told.find().statements.statements.last?.medium.map { told.text.text[$0.span] } == "منصة “إكس”")
  }

  @Test("the letters of a medium are its own")
  func mediumLetters() {
    let line = StatementCase("", "وفي بيان نشر مساء الأحد، قال [p1|سامر الدالي] إن المحصول جيد.")
    let span = line.find().statements.statements.first?.medium?.span
    #expect(span.map { line.text.text[$0] } == "بيان")
  }

  @Test("several speakers of the same words are told")
  func together() {
    let (found, labels) = StatementCase("", "حذرت [g1|نورستان] و[g2|جبلان] من أن السد قد ينهار.").find()
    #expect(found.statements.first?.speaker.entity == labels.firstIndex(of: "g1"))
    #expect(found.statements.first?.coSpeakers.map(\.entity) == [labels.firstIndex(of: "g2")])
  }
}

package org.waymark.standard;

/** A group of criteria, for example Data Governance. The code is unique within a Standard, and so is the title. */
public record PracticeArea(String code, String title) {}

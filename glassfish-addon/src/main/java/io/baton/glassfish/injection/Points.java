// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.injection;

import io.baton.codec.ApplicationClasses;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** All places in the classes of one application where the container injects something; kept by each class itself, as long as it lives. */
final class Points {

    private final ClassValue<Map<String, Point>> declared;

    Points(ApplicationClasses application, PointsOfCdi cdi, PointsOfEnvironment environment) {
        declared = new ClassValue<>() {
            @Override
            protected Map<String, Point> computeValue(Class<?> type) {
                Map<String, Point> points = new LinkedHashMap<>();
                if (application.contains(type)) {
                    Stream.concat(environment.of(type).stream(), cdi.of(type).stream())
                            .forEach(each -> points.putIfAbsent(each.mark().member(), each));
                }
                return Map.copyOf(points);
            }
        };
    }

    /** Those that the class itself declares, by the names of its members. */
    Map<String, Point> of(Class<?> type) {
        return declared.get(type);
    }
}
